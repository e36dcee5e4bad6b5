package dev.earshot.mixer.audio;

/**
 * Lets a stream run a little faster or slower, for two clocks that should be equal and are not: a
 * windowed sinc (Kaiser) of {@value #TAPS} taps at one of {@value #PHASES} fractions of a sample,
 * interpolated linearly between two of them. Up to 0.42 of the sample rate flat within 0.1 dB, and
 * what it adds to a full tone (THD+N) at least 80 dB down; at 1 kHz and 16 kHz 95 dB. Delays by
 * {@value #DELAY} samples. Owned by one thread; allocates in the constructor only.
 */
public final class DriftResampler {
  /** Speeds lie within 1 ± this many millionths. */
  public static final int MOST_PPM = 1000;

  /** Samples by which the output lags. */
  public static final int DELAY = 16;

  private static final int TAPS = 2 * DELAY;
  private static final int PHASES = 256;

  /** Kaiser's beta for 80 dB: 0.1102 (80 - 8.7). */
  private static final double KAISER_BETA = 7.86;

  /** By phase; one more than phases, so that the last has a neighbour. */
  private final float[][] filters = new float[PHASES + 1][TAPS];

  /** The former samples that the filter still needs, then the newest frame. */
  private final float[] line;

  /** Where the filter of the next output begins in the line. */
  private double position;

  private long inserted;
  private long removed;

  /**
   * @param longestFrame samples of the longest frame
   */
  public DriftResampler(int longestFrame) {
    line = new float[TAPS + longestFrame];
    for (int phase = 0; phase <= PHASES; phase++) {
      design(filters[phase], (double) phase / PHASES);
    }
  }

  /**
   * Converts the next frame of the stream.
   *
   * @param out at least two samples longer than {@code in}
   * @param ppm by how many millionths the stream runs faster: within ±{@value #MOST_PPM}; above 0
   *     fewer samples come out than go in
   * @return how many samples are in {@code out}
   */
  public int resample(int[] in, int[] out, double ppm) {
    for (int i = 0; i < in.length; i++) {
      line[TAPS + i] = in[i];
    }
    double speed = 1 + Math.max(-MOST_PPM, Math.min(MOST_PPM, ppm)) / 1e6;
    int made = 0;
    while (position < in.length) {
      out[made++] = Math.round(at(position));
      position += speed;
    }
    position -= in.length;
    System.arraycopy(line, in.length, line, 0, TAPS);
    removed += Math.max(0, in.length - made);
    inserted += Math.max(0, made - in.length);
    return made;
  }

  /** Samples made that were not there. Owner's thread. */
  public long inserted() {
    return inserted;
  }

  /** Samples that were there and were not made. Owner's thread. */
  public long removed() {
    return removed;
  }

  /** The stream between two samples: {@link #DELAY} samples behind the line's {@code where}. */
  private float at(double where) {
    int first = (int) where;
    double phase = (where - first) * PHASES;
    int before = (int) phase;
    float share = (float) (phase - before);
    float[] left = filters[before];
    float[] right = filters[before + 1];
    float leftSum = 0;
    float rightSum = 0;
    for (int tap = 0; tap < TAPS; tap++) {
      float sample = line[first + 1 + tap];
      leftSum += sample * left[tap];
      rightSum += sample * right[tap];
    }
    return leftSum + share * (rightSum - leftSum);
  }

  /** A delay of {@link #DELAY} less {@code fraction} samples. */
  private static void design(float[] filter, double fraction) {
    double[] exact = new double[TAPS];
    double sum = 0;
    for (int tap = 0; tap < TAPS; tap++) {
      double t = tap - (DELAY - 1) - fraction;
      exact[tap] = WindowedSinc.sinc(t) * WindowedSinc.kaiser(t / DELAY, KAISER_BETA);
      sum += exact[tap];
    }
    for (int tap = 0; tap < TAPS; tap++) {
      filter[tap] = (float) (exact[tap] / sum);
    }
  }
}
