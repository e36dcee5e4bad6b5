package dev.earshot.mixer.audio;

/** What interpolating filters are made of. Pure functions. */
final class WindowedSinc {
  private WindowedSinc() {}

  static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /**
   * Kaiser's window: 1 at 0, nearly 0 at -1 and 1.
   *
   * @param beta 0.1102 (a - 8.7) for a stop band {@code a} dB down, if that is above 50
   */
  static double kaiser(double x, double beta) {
    return bessel(beta * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(beta);
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
