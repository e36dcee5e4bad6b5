package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.app.supervision.chat.ChatInput;
import java.util.List;
import java.util.Optional;

/**
 * What the user can do, by window, command line or tour. Every method returns at once, from any
 * thread; what comes of it is seen in the snapshot. Those that make us quieter close the gate
 * before they return.
 */
public interface ConsoleCommands extends DockCommands {
  /** Shows a conference in the centre and joins it to listen; leaves the former one. */
  void watch(ConferenceKey conference);

  void leave();

  /** Nobody hears us. Closes the gate before returning. */
  void listen();

  /** Latched whisper to the chosen targets. */
  void whisper();

  /** Chooses who a whisper reaches; closes the gate first if it is open. */
  void chooseTargets(List<ParticipantKey> targets);

  /**
   * Whispers are for whoever carries the tag, or for the chosen participants again if empty; closes
   * the gate first if it is open.
   */
  void chooseTag(String tag);

  /** Takes upon himself what the back end cannot tell, for this stay. */
  void accept(Consent consent);

  /** Takes exactly this doubt upon himself, as it was shown; another one is asked anew. */
  void acceptDoubt(String doubt);

  /** Takes every consent back; closes the gate first if it is open. */
  void takeBackConsents();

  /** Push-to-whisper: the key went down. Auto-repeat must be filtered by the caller. */
  void talkPressed();

  /** Push-to-whisper: the key came up. Closes the gate before returning. */
  void talkReleased();

  /** First step of barge: asks. */
  void askBarge();

  /** Second step of barge: everybody will hear us. */
  void confirmBarge();

  void cancelBarge();

  /** Silence now: closes the gate before returning, then goes back to listening. */
  void silence();

  /** Mutes or unmutes the supervisor himself; muting closes the gate before returning. */
  void setMuted(boolean muted);

  /** Sets a participant's tag, or clears it if empty. */
  void setTag(ParticipantKey participant, String tag);

  /** Takes the last tag change back. */
  void undoTag();

  /** Borrows another ear (where the back end can), or returns to our own. */
  void listenAs(Optional<ParticipantKey> ear);

  /** Mutes or unmutes somebody else, where the back end can. */
  void muteParticipant(ParticipantKey participant, boolean muted);

  /** Puts somebody else on hold, or takes him back. */
  void holdParticipant(ParticipantKey participant, boolean held);

  /** Ends somebody else's call, where the back end can. */
  void removeParticipant(ParticipantKey participant);

  /** Has us brought into calls of an agent, where the back end can; nothing happens elsewhere. */
  default void arm(StandingOrder.Wish wish) {}

  /** Cancels the standing order. */
  default void disarm() {}

  /** Ends a conference for everybody, where the back end can; asked only of who confirmed it. */
  default void endConference(ConferenceKey conference) {}

  void dismissAlert(String id);

  /** What the user does about chats; nothing where the back end has none. */
  default void chat(ChatInput.UserInput act) {}
}
