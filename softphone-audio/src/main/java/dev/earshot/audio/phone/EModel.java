package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;

/**
 * Estimates the opinion of listeners from codec, loss and delay by the E-model with its default
 * values: ITU-T G.107 for narrowband, G.107.1 for wideband codecs; simplified as there is no echo,
 * noise or compression in our part. Either score tells how near a call is to the best its codec's
 * band allows, so 4.4 is as good as can be for both.
 */
final class EModel {
  /** R of an undisturbed narrowband call with the defaults of G.107. */
  private static final double NARROWBAND = 93.2;

  /** The same by G.107.1, on whose scale 129 is what 100 is in G.107. */
  private static final double WIDEBAND = 129;

  private static final double WIDEBAND_SCALE = 1.29;

  /** Impairment when everything is lost. */
  private static final double ALL_LOST = 95;

  private EModel() {}

  /**
   * What packets that never came do to a stream.
   *
   * @param percent packets missing
   * @param run mean number of packets missing in a row, at least 1
   */
  record Loss(double percent, double run) {
    /** G.107 7.4: mean run compared with that of random loss. */
    double burstRatio() {
      return Math.max(1, run * (1 - Math.min(99, percent) / 100));
    }
  }

  /**
   * What a codec does to speech.
   *
   * @param best R before anything else impairs the call
   * @param impairment Ie without loss
   * @param robustness Bpl
   */
  private record Equipment(double best, double scale, double impairment, double robustness) {
    static Equipment of(Codec codec) {
      return switch (codec) {
        // G.113 table I.4: G.711 with concealment.
        case PCMU, PCMA -> new Equipment(NARROWBAND, 1, 0, 25.1);
        case L16_16000 -> new Equipment(WIDEBAND, WIDEBAND_SCALE, 0, 25.1);
        // Ie of G.113 appendix IV; robustness estimated (decision 0096), likewise Opus.
        case G722 -> new Equipment(WIDEBAND, WIDEBAND_SCALE, 13, 15);
        case OPUS -> new Equipment(WIDEBAND, WIDEBAND_SCALE, 8, 15);
      };
    }

    double effective(Loss loss) {
      double lost = loss.percent();
      double share = lost / (lost / loss.burstRatio() + robustness);
      return impairment + (ALL_LOST - impairment) * share;
    }
  }

  /**
   * Rates a call.
   *
   * @param delayMillis from mouth to ear
   * @return mean opinion score, 1.0 to 4.5
   */
  static double mos(Codec codec, Loss loss, double delayMillis) {
    Equipment equipment = Equipment.of(codec);
    double delay = 0.024 * delayMillis + 0.11 * Math.max(0, delayMillis - 177.3);
    double rating = (equipment.best() - delay - equipment.effective(loss)) / equipment.scale();
    double r = Math.clamp(rating, 0, 100);
    return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
  }
}
