package dev.earshot.app.soak;

/**
 * The level of each telephone's tone in a tenth of a second, by Goertzel's algorithm under a
 * Blackman-Harris window that is computed once. Neighbours are 150 Hz apart, far beyond the 40 Hz
 * the window spreads a steady tone over. One thread.
 */
final class ToneBank {
  static final int SAMPLE_RATE = 8000;
  static final int WINDOW = SAMPLE_RATE / 10;
  static final int MOST_TONES = 19;

  private final double[] window = new double[WINDOW];
  private final double[] coefficients;
  private final double[] weighted = new double[WINDOW];
  private final double gain;

  ToneBank(int tones) {
    double weight = 0;
    for (int i = 0; i < WINDOW; i++) {
      double x = 2 * Math.PI * (i + 0.5) / WINDOW;
      window[i] =
          0.35875 - 0.48829 * Math.cos(x) + 0.14128 * Math.cos(2 * x) - 0.01168 * Math.cos(3 * x);
      weight += window[i];
    }
    gain = 2 / weight / 32768;
    coefficients = new double[tones];
    for (int i = 0; i < tones; i++) {
      coefficients[i] = coefficient(hertz(i));
    }
  }

  /** 300 to 3000 Hz: what a telephone carries. */
  static int hertz(int tone) {
    return 300 + 150 * tone;
  }

  /** Levels of all tones in {@code samples}, in dBFS. */
  void measure(int[] samples, double[] levels) {
    for (int i = 0; i < WINDOW; i++) {
      weighted[i] = samples[i] * window[i];
    }
    for (int tone = 0; tone < coefficients.length; tone++) {
      levels[tone] = level(coefficients[tone]);
    }
  }

  /**
   * The greater of the levels half way to the neighbours of a tone, in what was measured last.
   * Nobody sends there: a tone stands out against it, a click or a gap does not.
   */
  double beside(int tone) {
    return Math.max(level(coefficient(hertz(tone) - 75)), level(coefficient(hertz(tone) + 75)));
  }

  private static double coefficient(int hertz) {
    return 2 * Math.cos(2 * Math.PI * hertz / SAMPLE_RATE);
  }

  private double level(double coefficient) {
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < WINDOW; i++) {
      double s0 = weighted[i] + coefficient * s1 - s2;
      s2 = s1;
      s1 = s0;
    }
    double power = Math.max(0, s1 * s1 + s2 * s2 - coefficient * s1 * s2);
    return 20 * Math.log10(gain * Math.sqrt(power) + 1e-7);
  }
}
