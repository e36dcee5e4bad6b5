package dev.earshot.audio.rtp;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * NTP time (RFC 3550 4: seconds since 1900 in 32.32 fixed point) that runs with the monotonic
 * clock, so that setting the wall clock bends no round trip. Any thread.
 */
final class NtpClock {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

  private final LongSupplier nanos;
  private final long startNanos;
  private final long startNtp;

  NtpClock(LongSupplier nanos, Instant now) {
    this.nanos = nanos;
    startNanos = nanos.getAsLong();
    startNtp = ((now.getEpochSecond() + SECONDS_1900_TO_1970) << 32) | fraction(now.getNano());
  }

  private static long fraction(long nanosOfSecond) {
    return (nanosOfSecond << 32) / 1_000_000_000;
  }

  long nanos() {
    return nanos.getAsLong();
  }

  long ntp() {
    long passed = nanos() - startNanos;
    return startNtp + ((passed / 1_000_000_000) << 32) + fraction(passed % 1_000_000_000);
  }

  /** The 32 bits in the middle, in units of 1/65536 s. */
  static int middle(long ntp) {
    return (int) (ntp >>> 16);
  }
}
