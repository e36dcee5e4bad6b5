package dev.earshot.mixer.engine;

/**
 * Arithmetic on whole frames: plain loops over {@code int[]}, which the compiler turns into vector
 * instructions. Sums are 32 bits wide and not clipped.
 */
final class Samples {
  /** In place of a frame: nothing but silence. Costs nothing to add. */
  static final int[] NONE = {};

  private Samples() {}

  static void add(int[] voice, int[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += voice[i];
    }
  }

  static void sum(int[] one, int[] other, int[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = one[i] + other[i];
    }
  }

  static void difference(int[] sum, int[] voice, int[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = sum[i] - voice[i];
    }
  }

  /**
   * As {@link #difference}, measuring in the same pass: two passes take twice as long.
   *
   * @return energy of {@code out}
   */
  static long measuredDifference(int[] sum, int[] voice, int[] out) {
    long energy = 0;
    for (int i = 0; i < out.length; i++) {
      int sample = sum[i] - voice[i];
      out[i] = sample;
      energy += (long) sample * sample;
    }
    return energy;
  }

  static void copy(int[] from, int[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  /** How many samples are not zero. */
  static int nonZero(int[] frame) {
    int count = 0;
    for (int sample : frame) {
      count += sample == 0 ? 0 : 1;
    }
    return count;
  }
}
