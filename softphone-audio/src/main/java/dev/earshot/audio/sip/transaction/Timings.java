package dev.earshot.audio.sip.transaction;

import java.time.Duration;

/**
 * Base values of RFC 3261 17.1.1.1 and table 4.
 *
 * @param t1 estimate of the round trip
 * @param t2 longest interval between repetitions of a non-INVITE request or an INVITE response
 * @param t4 how long a message may stay in the network
 */
public record Timings(Duration t1, Duration t2, Duration t4) {
  public static final Timings STANDARD =
      new Timings(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

  /** Timers B, F, H, J, L, M, and D for UDP: 32 s with the standard values. */
  public Duration sixtyFourT1() {
    return t1.multipliedBy(64);
  }

  /** RFC 3261 17.2.2: repetitions double until T2. */
  public Duration doubledUpToT2(Duration interval) {
    Duration doubled = interval.multipliedBy(2);
    return doubled.compareTo(t2) > 0 ? t2 : doubled;
  }
}
