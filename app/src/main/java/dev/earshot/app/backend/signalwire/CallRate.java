package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.leg.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** At most one new call a second, which is what both systems grant by default. Any thread. */
final class CallRate {
  private static final Duration APART = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Pauses pauses;
  private Instant next = Instant.MIN;

  CallRate(InstantSource clock, Pauses pauses) {
    this.clock = clock;
    this.pauses = pauses;
  }

  /** Waits until a call may be placed. */
  void await() {
    Duration wait = claim();
    if (wait.isPositive()) {
      pauses.pause(wait);
    }
  }

  private synchronized Duration claim() {
    Instant now = clock.instant();
    Instant mine = next.isAfter(now) ? next : now;
    next = mine.plus(APART);
    return Duration.between(now, mine);
  }
}
