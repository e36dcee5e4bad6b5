package dev.earshot.audio.codec;

/**
 * Encodes 16 kHz to G.722: two samples to one byte, the higher band in its upper two bits. One
 * stream, one thread, no allocation.
 */
final class G722Encoder implements Encoder {
  private static final int TAPS = 24;
  private static final int INTERVALS = G722.LOW_DECISIONS.length + 1;

  private final SubBand low = SubBand.low();
  private final SubBand high = SubBand.high();

  /** The last samples twice, so that all taps lie in a row from {@link #newest} on. */
  private final int[] history = new int[2 * TAPS];

  private int newest;

  @Override
  public int encode(int[] samples, int count, byte[] payload, int offset) {
    for (int i = 0; i + 1 < count; i += 2) {
      remember(samples[i], samples[i + 1]);
      int odd = 0;
      int even = 0;
      for (int tap = 0; tap < TAPS / 2; tap++) {
        odd += history[newest + 2 * tap] * G722.MIRROR_FILTER[tap];
        even += history[newest + 2 * tap + 1] * G722.MIRROR_FILTER[TAPS / 2 - 1 - tap];
      }
      int lowCode = encodeLow(even + odd >> 14);
      int highCode = encodeHigh(even - odd >> 14);
      payload[offset + i / 2] = (byte) (highCode << 6 | lowCode);
    }
    return count / 2;
  }

  private void remember(int first, int second) {
    history[newest] = SubBand.clip(first);
    history[newest + 1] = SubBand.clip(second);
    history[newest + TAPS] = history[newest];
    history[newest + TAPS + 1] = history[newest + 1];
    newest = newest + 2 == TAPS ? 0 : newest + 2;
  }

  private int encodeLow(int sample) {
    int error = SubBand.clip(sample - low.predicted());
    int magnitude = error >= 0 ? error : ~error;
    int interval = interval(magnitude, low.step());
    int code = error >= 0 ? 61 - interval : lowestOf(interval);
    G722.adaptLow(low, code);
    return code;
  }

  /** Codes of negative errors: the two innermost ones are out of the row (table 14). */
  private static int lowestOf(int interval) {
    return interval < 2 ? 63 - interval : 33 - interval;
  }

  /** The first interval whose end lies beyond the magnitude; found by halving. */
  private static int interval(int magnitude, int step) {
    int from = 0;
    int to = INTERVALS - 1;
    while (from < to) {
      int middle = from + to >> 1;
      if (magnitude < G722.LOW_DECISIONS[middle] * step >> 12) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private int encodeHigh(int sample) {
    int error = SubBand.clip(sample - high.predicted());
    int magnitude = error >= 0 ? error : ~error;
    boolean outer = magnitude >= G722.HIGH_DECISION * high.step() >> 12;
    int code = (error >= 0 ? 2 : 0) + (outer ? 0 : 1);
    G722.adaptHigh(high, code);
    return code;
  }

  @Override
  public void continueFrom(Encoder other) {
    if (other instanceof G722Encoder former) {
      low.copy(former.low);
      high.copy(former.high);
      System.arraycopy(former.history, 0, history, 0, history.length);
      newest = former.newest;
    }
  }
}
