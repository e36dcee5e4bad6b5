package dev.earshot.app.backend;

import dev.earshot.app.console.SessionView;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.Talk;
import java.util.Optional;

/** Counts whispers as the user counts them: each time he asks, not each time the gate blinks. */
final class WhisperCount {
  private boolean counted;
  private int whispers;

  /** The loop took a step. */
  void stepped(Session session) {
    counted = counted && session.talk() != Talk.NONE;
  }

  /** The gate was opened. */
  void opened(Session session) {
    if (session.state() == SessionState.WHISPER && !counted) {
      counted = true;
      whispers++;
    }
  }

  Optional<SessionView.Measured> measured(Optional<ConferenceBackend.Measures> measures) {
    return measures.map(
        m -> new SessionView.Measured(whispers, m.leakedSamples(), m.clickToAudibleMillis()));
  }
}
