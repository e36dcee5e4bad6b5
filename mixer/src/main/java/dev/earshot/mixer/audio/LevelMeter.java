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

  private LevelMeter() {}

  /** Level of all of {@code frame}; {@link #SILENCE} for an empty one. */
  public static int dbfs(int[] frame) {
    long energy = 0;
    for (int sample : frame) {
      energy += (long) sample * sample;
    }
    if (energy == 0) {
      return SILENCE;
    }
    double level = 10 * Math.log10(energy / (FULL_SCALE * frame.length));
    return (int) Math.max(SILENCE + 1, Math.min(0, Math.round(level)));
  }
}
