package dev.earshot.mixer.audio;

/**
 * Level of a frame in whole dBFS: RMS relative to that of a full-scale sine (AES17), so a sine of
 * amplitude 32768 reads 0. What is louder also reads 0. {@link #SILENCE} means exactly that every
 * sample is zero; the faintest sound reads -126.
 */
public final class LevelMeter {
  /** Level of a frame in which every sample is zero. */
  public static final int SILENCE = -127;

  /** Mean square of a sine of amplitude 32768. */
  private static final double FULL_SCALE = 32768.0 * 32768.0 / 2;

  private static final int FAINTEST = SILENCE + 1;

  /** For each level from the faintest up to 0: the mean square that is rounded up to it. */
  private static final double[] FROM = new double[1 - FAINTEST];

  /** For each exponent of two that a mean square may have: its level, to begin the search at. */
  private static final int[] AT_POWER = new int[64];

  private static final int LOWEST_POWER = -16;

  static {
    for (int i = 0; i < FROM.length; i++) {
      FROM[i] = FULL_SCALE * Math.pow(10, (FAINTEST + i - 0.5) / 10);
    }
    for (int i = 0; i < AT_POWER.length; i++) {
      AT_POWER[i] = search(FAINTEST, Math.scalb(1.0, i + LOWEST_POWER));
    }
  }

  private LevelMeter() {}

  /** Level of all of {@code frame}; {@link #SILENCE} for an empty one. */
  public static int dbfs(int[] frame) {
    return dbfs(energy(frame), frame.length);
  }

  /** Sum of the squares of all samples. */
  public static long energy(int[] frame) {
    long energy = 0;
    for (int sample : frame) {
      energy += (long) sample * sample;
    }
    return energy;
  }

  /** Level of as many samples of this {@link #energy}. */
  public static int dbfs(long energy, int samples) {
    if (energy == 0) {
      return SILENCE;
    }
    // Twice per participant and tick: a logarithm would cost more than mixing does.
    double meanSquare = (double) energy / samples;
    int power = Math.getExponent(meanSquare) - LOWEST_POWER;
    return search(AT_POWER[Math.max(0, Math.min(AT_POWER.length - 1, power))], meanSquare);
  }

  private static int search(int from, double meanSquare) {
    int level = from;
    while (level < 0 && meanSquare >= FROM[level + 1 - FAINTEST]) {
      level++;
    }
    return level;
  }
}
