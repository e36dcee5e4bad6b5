package dev.earshot.app.ui.keys;

/** What can be done by key. */
public enum KeyAction {
  LISTEN("Listen: nobody hears you"),
  TALK("Whisper while held"),
  WHISPER("Whisper, latched"),
  BARGE("Barge (asks first)"),
  ACCEPT("Accept what cannot be known of a whisper"),
  SILENCE("Silence now, from anywhere"),
  MUTE("Mute or unmute yourself"),
  TAG("Edit the tag of the card in focus"),
  SEARCH("Search conferences"),
  CHATS("Calls or chats (where there are chats)"),
  CHAT_LISTEN("Chat: nobody sees you"),
  CHAT_WHISPER("Chat: only agents see you"),
  CHAT_BARGE("Chat: everyone sees you (asks first)"),
  INBOX("Show what needs attention"),
  TIMELINE("Show or hide the timeline"),
  THEME("Light or dark"),
  HELP("Show or hide these keys");

  private final String what;

  KeyAction(String what) {
    this.what = what;
  }

  /** For the sheet of keys. */
  public String what() {
    return what;
  }

  /** Whether the key also works while text is being typed. */
  boolean worksInText() {
    return switch (this) {
      case CHATS, CHAT_LISTEN, CHAT_WHISPER, CHAT_BARGE -> true;
      case LISTEN, WHISPER, BARGE, ACCEPT, SILENCE, SEARCH, INBOX, TIMELINE, THEME -> true;
      case TALK, MUTE, TAG, HELP -> false;
    };
  }
}
