package dev.earshot.audio.phone;

/**
 * Estimates the opinion of listeners from loss and delay by the E-model (ITU-T G.107) with its
 * default values; simplified as there is no echo, noise or compression in our part.
 */
final class EModel {
  /** R of an undisturbed narrowband call with the defaults of G.107. */
  private static final double BEST = 93.2;

  /** Robustness of G.711 with concealment against random loss (G.113 table I.4). */
  private static final double LOSS_ROBUSTNESS = 25.1;

  private EModel() {}

  /**
   * Rates a call.
   *
   * @param delayMillis from mouth to ear
   * @return mean opinion score, 1.0 to 4.5
   */
  static double mos(double lossPercent, double delayMillis) {
    double equipment = 95 * lossPercent / (lossPercent + LOSS_ROBUSTNESS);
    double delay = 0.024 * delayMillis + 0.11 * Math.max(0, delayMillis - 177.3);
    double r = Math.max(0, Math.min(100, BEST - delay - equipment));
    return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
  }
}
