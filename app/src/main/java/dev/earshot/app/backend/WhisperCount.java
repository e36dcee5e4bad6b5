package dev.earshot.app.backend;

import dev.earshot.app.console.SessionView;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionState;
import java.time.Instant;
import java.util.Optional;

/** Counts whispers as the user counts them: each time he asks, not each time the gate blinks. */
final class WhisperCount {
  private Instant lastAsked = Instant.MIN;
  private int whispers;

  /** The gate was opened. */
  void opened(Session session) {
    if (session.state() == SessionState.WHISPER && !session.askedAt().equals(lastAsked)) {
      lastAsked = session.askedAt();
      whispers++;
    }
  }

  Optional<SessionView.Measured> measured(Optional<ConferenceBackend.Measures> measures) {
    return measures.map(
        m -> new SessionView.Measured(whispers, m.leakedSamples(), m.clickToAudibleMillis()));
  }
}
