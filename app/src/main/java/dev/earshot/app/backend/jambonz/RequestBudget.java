package dev.earshot.app.backend.jambonz;

import java.time.Duration;
import java.time.Instant;

/**
 * What is left of the requests that the whole installation may make in a window (600 in 5 minutes
 * by default, refused ones included). Polls give way, safety never asks.
 *
 * @param limit of the window; 0 if the server does not say
 * @param remaining as of the last answer
 * @param resetAt when the window begins anew
 * @param refusedUntil after a 429, until when no poll is to be made; the epoch if there was none
 */
public record RequestBudget(long limit, long remaining, Instant resetAt, Instant refusedUntil) {
  public static final RequestBudget UNLIMITED =
      new RequestBudget(0, 0, Instant.EPOCH, Instant.EPOCH);

  private static final Duration SLOW = Duration.ofSeconds(15);

  /**
   * How long to wait before the next look at the lists: a quarter left stretches it, a twentieth
   * keeps the rest for mutes and hang-ups.
   */
  Duration untilNextPoll(Duration usual, Instant now) {
    Duration wait = usual;
    if (limit > 0 && now.isBefore(resetAt)) {
      if (remaining * 20 < limit) {
        wait = longer(wait, Duration.between(now, resetAt));
      } else if (remaining * 4 < limit) {
        wait = longer(wait, SLOW);
      }
    }
    return now.isBefore(refusedUntil) ? longer(wait, Duration.between(now, refusedUntil)) : wait;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
