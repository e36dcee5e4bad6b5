package dev.earshot.audio.codec;

/** Decodes G.722 at 64 kbit/s to 16 kHz. One stream, one thread, no allocation. */
final class G722Decoder implements Decoder {
  private static final int TAPS = 24;

  private final SubBand low = SubBand.low();
  private final SubBand high = SubBand.high();

  /** Sums and differences of the bands in turn, all twice, so that all taps lie in a row. */
  private final int[] history = new int[2 * TAPS];

  private int newest;

  @Override
  public int samples(byte[] payload, int offset, int length) {
    return 2 * length;
  }

  @Override
  public int decode(byte[] payload, int offset, int length, int[] samples) {
    for (int i = 0; i < length; i++) {
      int code = payload[offset + i] & 0xFF;
      int lowSample = decodeLow(code & 63);
      int highSample = decodeHigh(code >> 6);
      remember(lowSample + highSample, lowSample - highSample);
      int first = 0;
      int second = 0;
      for (int tap = 0; tap < TAPS / 2; tap++) {
        second += history[newest + 2 * tap] * G722.MIRROR_FILTER[tap];
        first += history[newest + 2 * tap + 1] * G722.MIRROR_FILTER[TAPS / 2 - 1 - tap];
      }
      samples[2 * i] = SubBand.clip(first >> 11);
      samples[2 * i + 1] = SubBand.clip(second >> 11);
    }
    return 2 * length;
  }

  private void remember(int sum, int difference) {
    history[newest] = sum;
    history[newest + 1] = difference;
    history[newest + TAPS] = sum;
    history[newest + TAPS + 1] = difference;
    newest = newest + 2 == TAPS ? 0 : newest + 2;
  }

  private int decodeLow(int code) {
    int difference = low.step() * G722.LOW_SIX_BITS[code] >> 15;
    int sample = limit(low.predicted() + difference);
    G722.adaptLow(low, code);
    return sample;
  }

  private int decodeHigh(int code) {
    int sample = limit(high.predicted() + G722.highDifference(high, code));
    G722.adaptHigh(high, code);
    return sample;
  }

  /** The bands carry 15 bits (3.3.1). */
  private static int limit(int sample) {
    return Math.max(-16_384, Math.min(16_383, sample));
  }
}
