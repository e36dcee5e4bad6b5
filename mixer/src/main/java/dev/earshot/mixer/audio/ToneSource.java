package dev.earshot.mixer.audio;

/**
 * An endless sine without clicks between frames: the voice of tests, demos and {@code tone:}
 * microphones. Owned by one thread; never allocates after construction.
 */
public final class ToneSource {
  private final double step;
  private final double amplitude;
  private double phase;

  /**
   * @param dbfs level of the sine as {@link LevelMeter} and {@link ToneMeter} read it; at most 0
   * @throws IllegalArgumentException if the frequency is not between 0 and half the sample rate, or
   *     the level above full scale
   */
  public ToneSource(int sampleRate, double hertz, double dbfs) {
    if (!(hertz > 0 && hertz < sampleRate / 2.0)) {
      throw new IllegalArgumentException(
          "tone must be between 0 and " + sampleRate / 2 + " Hz: " + hertz);
    }
    if (!(dbfs <= 0)) {
      throw new IllegalArgumentException("tone must be at most 0 dBFS: " + dbfs);
    }
    step = 2 * Math.PI * hertz / sampleRate;
    amplitude = 32767 * Math.pow(10, dbfs / 20);
  }

  /** Fills {@code frame} with what follows the former frame. */
  public void fill(int[] frame) {
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (int) Math.round(amplitude * Math.sin(phase));
      phase = (phase + step) % (2 * Math.PI);
    }
  }
}
