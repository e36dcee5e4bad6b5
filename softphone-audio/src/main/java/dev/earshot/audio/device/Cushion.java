package dev.earshot.audio.device;

/**
 * How much sound lies waiting so that a thread or card that comes late is not heard: little at
 * first, more each time it was too little, and slowly less again while it is enough. One thread.
 */
final class Cushion {
  private static final int MOST_MILLIS = 60;
  private static final int STEP_MILLIS = 5;

  /** A millisecond less after so long: the rate match takes it out unheard. */
  private static final long CALM_NANOS = 2_000_000_000L;

  private final int least;
  private int millis;
  private long calmSince;

  /**
   * @param least milliseconds, also at first
   * @param now nanoseconds of a monotonic clock
   */
  Cushion(int least, long now) {
    this.least = least;
    this.millis = least;
    this.calmSince = now;
  }

  /** It was too little just now. */
  void ranDry(long now) {
    millis = Math.min(Math.max(least, MOST_MILLIS), millis + STEP_MILLIS);
    calmSince = now;
  }

  /** Milliseconds that should wait now. */
  int millis(long now) {
    if (millis > least && now - calmSince > CALM_NANOS) {
      millis--;
      calmSince = now;
    }
    return millis;
  }
}
