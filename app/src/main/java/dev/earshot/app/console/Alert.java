package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that wants the supervisor's attention until dismissed or over. */
public record Alert(
    String id, Instant since, Kind kind, Optional<ConferenceKey> conference, String what) {
  /** The conference it is about, if any. */
  public Stream<ConferenceKey> where() {
    return conference.stream();
  }

  /** What it is about. */
  public enum Kind {
    HAND_RAISED,
    LONG_HOLD,
    DEAD_AIR,
    OVERTALK,
    ONE_WAY,
    NO_AGENT,
    QUALITY,
    TALKING_UNHEARD,
    MICROPHONE_SILENT,
    LEAK
  }
}
