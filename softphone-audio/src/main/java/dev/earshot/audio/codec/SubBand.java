package dev.earshot.audio.codec;

/**
 * One band of ITU-T G.722: the adaptive quantiser's step and the adaptive predictor, both fed by
 * the quantised difference alone, so that encoder and decoder stay in step. Numbers and names of
 * blocks are those of chapter 3.5 and 3.6 of the recommendation. Mutable; one thread.
 */
final class SubBand {
  /** Powers of two in steps of 1/32, times 2048 (table 16). */
  private static final int[] ANTILOG = new int[32];

  static {
    for (int i = 0; i < ANTILOG.length; i++) {
      ANTILOG[i] = (int) Math.round(2048 * Math.pow(2, i / 32.0));
    }
  }

  private static final int ZEROS = 6;

  private final int mostLog;

  /** Exponent offset of the antilog, which is another one in each band. */
  private final int shift;

  private int log;
  private int step;

  /** Pole coefficients and what they weigh: reconstructed samples and partial ones. */
  private int a1;

  private int a2;
  private int r1;
  private int r2;
  private int p1;
  private int p2;

  /** Zero coefficients and the differences they weigh, newest first. */
  private final int[] b = new int[ZEROS];

  private final int[] d = new int[ZEROS];
  private int fromZeros;
  private int predicted;

  private SubBand(int firstStep, int mostLog, int shift) {
    this.mostLog = mostLog;
    this.shift = shift;
    step = firstStep;
  }

  static SubBand low() {
    return new SubBand(32, 18_432, 8);
  }

  static SubBand high() {
    return new SubBand(8, 22_528, 10);
  }

  /** What the next sample is expected to be. */
  int predicted() {
    return predicted;
  }

  /** Unit of the quantiser. */
  int step() {
    return step;
  }

  static int clip(int value) {
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  /**
   * Learns from one sample.
   *
   * @param difference the quantised prediction error
   * @param growth by how much the logarithm of the step changes
   */
  void adapt(int difference, int growth) {
    adaptPredictor(difference);
    log = Math.max(0, Math.min(mostLog, (log * 127 >> 7) + growth));
    int exponent = shift - (log >> 11);
    int mantissa = ANTILOG[log >> 6 & 31];
    step = (exponent < 0 ? mantissa << -exponent : mantissa >> exponent) << 2;
  }

  private void adaptPredictor(int difference) {
    int r0 = clip(predicted + difference);
    int p0 = clip(fromZeros + difference);
    adaptPoles(p0);
    adaptZeros(difference);
    r2 = r1;
    r1 = r0;
    p2 = p1;
    p1 = p0;
    int fromPoles = clip((a1 * clip(2 * r1) >> 15) + (a2 * clip(2 * r2) >> 15));
    predicted = clip(fromPoles + fromZeros);
  }

  /** Blocks UPPOL2 and UPPOL1: sign correlation with leakage, kept inside the stable triangle. */
  private void adaptPoles(int p0) {
    boolean likeLast = (p0 ^ p1) >= 0;
    boolean likeBeforeLast = (p0 ^ p2) >= 0;
    int slope = clip(a1 << 2);
    int second = (likeLast ? Math.min(-slope, Short.MAX_VALUE) : slope) >> 7;
    second += (likeBeforeLast ? 128 : -128) + (a2 * 32_512 >> 15);
    a2 = Math.max(-12_288, Math.min(12_288, second));
    int first = clip((likeLast ? 192 : -192) + (a1 * 32_640 >> 15));
    int limit = 15_360 - a2;
    a1 = Math.max(-limit, Math.min(limit, first));
  }

  /** Blocks UPZERO, DELAYA and FILTEZ in one pass from the oldest difference to the newest. */
  private void adaptZeros(int difference) {
    int gain = difference == 0 ? 0 : 128;
    int sum = 0;
    for (int i = ZEROS - 1; i >= 0; i--) {
      int towards = (difference ^ d[i]) >= 0 ? gain : -gain;
      int weight = clip(towards + (b[i] * 32_640 >> 15));
      b[i] = weight;
      int newer = i == 0 ? difference : d[i - 1];
      d[i] = newer;
      sum += weight * clip(2 * newer) >> 15;
    }
    fromZeros = clip(sum);
  }

  void copy(SubBand other) {
    log = other.log;
    step = other.step;
    a1 = other.a1;
    a2 = other.a2;
    r1 = other.r1;
    r2 = other.r2;
    p1 = other.p1;
    p2 = other.p2;
    System.arraycopy(other.b, 0, b, 0, ZEROS);
    System.arraycopy(other.d, 0, d, 0, ZEROS);
    fromZeros = other.fromZeros;
    predicted = other.predicted;
  }
}
