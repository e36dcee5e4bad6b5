package dev.earshot.audio.codec;

/**
 * Constants of ITU-T G.722 at 64 kbit/s (mode 1): six bits for the band below 4 kHz, two for the
 * one above, 8000 bytes a second. Stateless.
 */
final class G722 {
  /**
   * Half of the quadrature mirror filter, whose other half is its mirror (table 11), times 8192.
   */
  static final int[] MIRROR_FILTER = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

  /** Upper ends of the 30 intervals of the six-bit quantiser, in steps times 4096 (table 14). */
  static final int[] LOW_DECISIONS = {
    35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023,
    1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
  };

  /** End of the inner interval of the two-bit quantiser (table 15). */
  static final int HIGH_DECISION = 564;

  /** Outputs of the inverse quantisers, in steps times 32768; indexed by code word (17 to 19). */
  static final int[] LOW_SIX_BITS = {
    -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232,
    -9360, -8576, -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776,
    -2400, -2032, -1688, -1360, -1040, -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192,
    10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032,
    1688, 1360, 1040, 728, 432, 136, -432, -136
  };

  private static final int[] LOW_FOUR_BITS = {
    0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584,
    1200, 0
  };

  private static final int[] HIGH_TWO_BITS = {-7408, -1616, 7408, 1616};

  /** Change of the step's logarithm by code word (tables 20 and 21). */
  private static final int[] LOW_GROWTH = {
    -60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
  };

  private static final int[] HIGH_GROWTH = {798, -214, 798, -214};

  private G722() {}

  /** Both sides' bands learn from the low code word without its two least bits (3.5.2). */
  static void adaptLow(SubBand band, int code) {
    int kept = code >> 2;
    band.adapt(band.step() * LOW_FOUR_BITS[kept] >> 15, LOW_GROWTH[kept]);
  }

  /** Prediction error that a high code word stands for. */
  static int highDifference(SubBand band, int code) {
    return band.step() * HIGH_TWO_BITS[code] >> 15;
  }

  static void adaptHigh(SubBand band, int code) {
    band.adapt(highDifference(band, code), HIGH_GROWTH[code]);
  }
}
