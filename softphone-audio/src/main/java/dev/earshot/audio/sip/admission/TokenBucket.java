package dev.earshot.audio.sip.admission;

/** So many at once, and so many a second in the long run. Times in nanoseconds. Sip thread. */
final class TokenBucket {
  private static final double SECOND = 1e9;

  private final double perSecond;
  private final double burst;
  private double tokens;
  private long filled;

  TokenBucket(double perSecond, double burst, long now) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filled = now;
  }

  /** Takes that many, or none if there are fewer. */
  boolean take(double many, long now) {
    fill(now);
    boolean enough = tokens >= many;
    tokens -= enough ? many : 0;
    return enough;
  }

  /** Whether one could be taken. */
  boolean has(long now) {
    fill(now);
    return tokens >= 1;
  }

  boolean isFull(long now) {
    fill(now);
    return tokens >= burst;
  }

  /** Whole seconds until one can be taken, at least 1. */
  int secondsUntilOne(long now) {
    fill(now);
    return (int) Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }

  private void fill(long now) {
    tokens = Math.min(burst, tokens + (now - filled) / SECOND * perSecond);
    filled = now;
  }
}
