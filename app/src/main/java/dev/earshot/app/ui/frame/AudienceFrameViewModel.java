package dev.earshot.app.ui.frame;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.console.SessionView.Frame;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.ui.widget.Names;

/**
 * What the frame says.
 *
 * @param word in capitals, the same for everybody who knows the colours or cannot see them
 * @param rest who hears, or why nobody does
 * @param open whether the microphone is let through
 */
public record AudienceFrameViewModel(Frame frame, String word, String rest, boolean open) {
  public static AudienceFrameViewModel of(ConsoleSnapshot snapshot) {
    SessionView session = snapshot.session();
    return new AudienceFrameViewModel(
        session.frame(), word(session), rest(snapshot, session), session.gateOpen());
  }

  private static String word(SessionView session) {
    return switch (session.frame()) {
      case NOBODY -> "NOBODY HEARS YOU";
      case WHISPER -> "WHISPER";
      case EVERYONE -> "EVERYONE HEARS YOU";
      case UNKNOWN -> "UNKNOWN: MUTED";
    };
  }

  private static String rest(ConsoleSnapshot snapshot, SessionView session) {
    return switch (session.frame()) {
      case WHISPER -> whisper(snapshot, session);
      case EVERYONE -> Names.list(snapshot, session.audience().surely());
      case NOBODY -> session.gateReason().isEmpty() ? resting(session) : session.gateReason();
      case UNKNOWN ->
          session.gateReason().isEmpty()
              ? "it cannot be known who would hear you"
              : session.gateReason();
    };
  }

  private static String whisper(ConsoleSnapshot snapshot, SessionView session) {
    String surely = Names.list(snapshot, session.audience().surely());
    String hear = session.audience().surely().size() > 1 ? " hear you" : " hears you";
    String sure = surely.isEmpty() ? "nobody hears you for sure" : "only " + surely + hear;
    return session.audience().possibly().isEmpty()
        ? sure
        : sure + ", perhaps " + Names.list(snapshot, session.audience().possibly());
  }

  private static String resting(SessionView session) {
    return session.state() == SessionState.OUT ? "you are in no conference" : "you are listening";
  }

  /** All of it as one sentence, for screen readers. */
  String spoken() {
    return word + " – " + rest;
  }
}
