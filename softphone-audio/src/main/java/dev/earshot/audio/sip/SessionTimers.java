package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.SessionPolicy;
import java.time.Duration;

/**
 * How soon a call with a vanished peer ends (RFC 4028): one side refreshes the session at half the
 * interval, and a session that is not refreshed is hung up before its interval is over. A peer who
 * knows no session timers is asked for signs of life by us, if he called.
 *
 * @param interval wished; peers may want less
 * @param minimum least that is accepted from peers; the RFC asks for 90 s at least
 */
public record SessionTimers(Duration interval, Duration minimum) {
  /** What the RFC recommends. */
  public static final SessionTimers DEFAULT =
      new SessionTimers(Duration.ofSeconds(1_800), Duration.ofSeconds(90));

  public SessionTimers {
    if (minimum.toSeconds() < 1 || interval.compareTo(minimum) < 0) {
      throw new IllegalArgumentException(
          "session interval " + interval + " with minimum " + minimum + " is impossible");
    }
  }

  SessionPolicy policy() {
    return new SessionPolicy(interval, minimum);
  }
}
