package dev.earshot.mixer.audio;

import java.util.SplittableRandom;

/**
 * Soft noise that tells a listener the line is alive. Its spectrum falls gently towards half the
 * sample rate. Frames are cut from a stock made at the start, each from another place: as cheap as
 * adding a voice. The same seed makes the same noise. Owned by one thread.
 */
public final class ComfortNoise {
  /** A usual level: audible against dead silence, lost under any voice. */
  public static final double USUAL_DBFS = -66;

  private static final int LONGEST_FRAME = 960;
  private static final int STARTS = 8192; // a power of two

  private final int[] stock = new int[STARTS + LONGEST_FRAME];
  private int state;

  /**
   * @param dbfs level as {@link LevelMeter} reads it
   */
  public ComfortNoise(long seed, double dbfs) {
    SplittableRandom random = new SplittableRandom(seed);
    // LevelMeter's reference is a sine; uniform noise in +-1, averaged in pairs, has RMS 1/sqrt(6).
    double amplitude = 32_768 / Math.sqrt(2) * Math.pow(10, dbfs / 20) * Math.sqrt(6);
    double former = random.nextDouble(-1, 1);
    for (int i = 0; i < stock.length; i++) {
      double white = random.nextDouble(-1, 1);
      stock[i] = (int) Math.round(amplitude * (former + white) / 2);
      former = white;
    }
    state = random.nextInt() | 1; // xorshift must not start at 0
  }

  /** Adds the next stretch of noise to {@code frame}, which holds at most 960 samples. */
  public void addTo(int[] frame) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    int start = state & (STARTS - 1);
    for (int i = 0; i < frame.length; i++) {
      frame[i] += stock[start + i];
    }
  }
}
