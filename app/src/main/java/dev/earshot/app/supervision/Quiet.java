package dev.earshot.app.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Since when the gate is shut, and for whom our last words were meant: they may still be on their
 * way, so for a moment nobody else may be let in.
 */
public record Quiet(Instant since, Set<ParticipantKey> audience) {
  public Quiet {
    audience = Set.copyOf(audience);
  }

  /** Whether {@code next} could hear words that were meant for others. */
  boolean lingersFor(Set<ParticipantKey> next, Duration drain, Instant now) {
    return now.isBefore(since.plus(drain)) && !audience.containsAll(next);
  }
}
