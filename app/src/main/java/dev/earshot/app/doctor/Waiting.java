package dev.earshot.app.doctor;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Waits for what other threads bring about, and measures how long that took.
 *
 * @param nanoClock nanoseconds of a monotonic clock
 */
record Waiting(LongSupplier nanoClock) {
  private static final long LOOK_NANOS = 5_000_000;

  /** Whether the condition came true in time. */
  boolean until(Duration limit, BooleanSupplier condition) {
    long end = now() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (now() >= end) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  long now() {
    return nanoClock.getAsLong();
  }

  long millisSince(long start) {
    return (now() - start) / 1_000_000;
  }
}
