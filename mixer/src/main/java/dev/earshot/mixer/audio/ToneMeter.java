package dev.earshot.mixer.audio;

/**
 * Level of one frequency in a stretch of samples: Goertzel's algorithm under a Blackman-Harris
 * window. One tone per speaker and one meter per listener tell who hears whom. Stateless.
 *
 * <p>A sine of amplitude 32768 reads 0 dBFS, as with {@link LevelMeter}. The window sees other
 * tones 90 dB down if they are at least four bins away, a bin being the inverse of the stretch's
 * duration: 20 Hz for 200 ms. The reading of a tone is true to 0.1 dB, also between bins, if the
 * stretch holds at least eight of its periods.
 *
 * @param sampleRate of what is measured, in Hz
 */
public record ToneMeter(int sampleRate) {
  private static final double[] BLACKMAN_HARRIS = {0.35875, -0.48829, 0.14128, -0.01168};

  /** Level of {@code hertz} in all of {@code samples}, in dBFS, -127 at least. */
  public double dbfs(int[] samples, double hertz) {
    return dbfs(samples, 0, samples.length, hertz);
  }

  /**
   * Level of {@code hertz} in {@code length} samples from {@code start} on, in dBFS, -127 at least.
   *
   * @throws IllegalArgumentException if the frequency is not between 0 and half the sample rate
   * @throws IndexOutOfBoundsException if the stretch is not within the samples
   */
  public double dbfs(int[] samples, int start, int length, double hertz) {
    if (!(hertz > 0 && hertz < sampleRate / 2.0)) {
      throw new IllegalArgumentException(
          "tone must be between 0 and " + sampleRate / 2 + " Hz: " + hertz);
    }
    if (length == 0) {
      return LevelMeter.SILENCE;
    }
    double omega = 2 * Math.PI * hertz / sampleRate;
    double coefficient = 2 * Math.cos(omega);
    double weight = 0;
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < length; i++) {
      double window = window((i + 0.5) / length);
      double s0 = samples[start + i] * window + coefficient * s1 - s2;
      s2 = s1;
      s1 = s0;
      weight += window;
    }
    double power = s1 * s1 + s2 * s2 - coefficient * s1 * s2;
    double amplitude = 2 * Math.sqrt(Math.max(0, power)) / weight;
    return Math.max(LevelMeter.SILENCE, 20 * Math.log10(amplitude / 32768));
  }

  private static double window(double x) {
    double sum = 0;
    for (int k = 0; k < BLACKMAN_HARRIS.length; k++) {
      sum += BLACKMAN_HARRIS[k] * Math.cos(2 * Math.PI * k * x);
    }
    return sum;
  }
}
