package dev.earshot.audio.sip;

import java.time.Duration;

/**
 * Tells by two clocks that a machine slept: the monotonic one stands still meanwhile on Linux and
 * macOS, while the wall clock goes on; on Windows both jump. A wall clock that is set looks the
 * same and does no harm.
 */
final class Sleep {
  /** More than a busy machine is late, less than anybody's registration lives. */
  private static final long LONG_MILLIS = Duration.ofSeconds(10).toMillis();

  private long nanos;
  private long wallMillis;

  Sleep(long nanos, long wallMillis) {
    this.nanos = nanos;
    this.wallMillis = wallMillis;
  }

  /** Whether it slept since it was asked last; to be asked every few seconds. */
  boolean noticed(long nowNanos, long nowWallMillis) {
    long byWall = nowWallMillis - wallMillis;
    long byMonotonic = Duration.ofNanos(nowNanos - nanos).toMillis();
    nanos = nowNanos;
    wallMillis = nowWallMillis;
    return byWall - byMonotonic > LONG_MILLIS || byMonotonic > 3 * LONG_MILLIS;
  }
}
