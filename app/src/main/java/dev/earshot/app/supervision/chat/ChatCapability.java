package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;

/** What the back end lets us do in a chat now. Its own list may promise more than is wise. */
public enum ChatCapability {
  TO_LISTEN,
  TO_WHISPER,
  TO_BARGE,
  SEND_TO_AGENTS,
  SEND_TO_ALL;

  /** What a change to that mode takes. */
  public static ChatCapability changeTo(Mode mode) {
    return switch (mode) {
      case LISTEN -> TO_LISTEN;
      case WHISPER -> TO_WHISPER;
      case BARGE -> TO_BARGE;
    };
  }
}
