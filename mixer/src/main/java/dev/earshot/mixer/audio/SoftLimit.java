package dev.earshot.mixer.audio;

/**
 * Brings a sum of voices into the 16-bit range without the crackle of clipping: linear, bit for
 * bit, up to {@value #THRESHOLD}; above that a curve that leaves the line with its slope and comes
 * ever nearer to {@value #CEILING}. The curve has no memory, so it cannot pump: what a sample
 * becomes depends on nothing but that sample. Odd-symmetric; stateless; any thread.
 */
public final class SoftLimit {
  /** Largest magnitude that passes unchanged: 2.5 dB below full scale. */
  public static final int THRESHOLD = 24_576;

  /** What no output exceeds in magnitude. */
  public static final int CEILING = 32_767;

  private static final float KNEE = CEILING - THRESHOLD;

  private SoftLimit() {}

  /**
   * Limits {@code frame} in place.
   *
   * @return how many samples were changed or lie on the curve, that is, beyond the threshold
   */
  public static int apply(int[] frame) {
    return exceeds(frame) ? bend(frame) : 0;
  }

  /** What becomes of one sample. */
  public static int limit(int sample) {
    int magnitude = magnitude(sample);
    int straight = Math.min(magnitude, THRESHOLD);
    // Written so that it grows with the sample however floats are rounded; 0 on the line.
    int curved = (int) (KNEE - KNEE * KNEE / (KNEE + (magnitude - straight)));
    int sign = sample >> 31;
    return (straight + curved ^ sign) - sign;
  }

  /** One bit collected over all samples, without branches, so that the loop is vectorised. */
  private static boolean exceeds(int[] frame) {
    int sign = 0;
    for (int sample : frame) {
      sign |= (THRESHOLD - sample) | (THRESHOLD + sample);
    }
    return sign < 0;
  }

  /** Without branches too: where many shout at once, every sample of every ear comes here. */
  private static int bend(int[] frame) {
    int bent = 0;
    for (int i = 0; i < frame.length; i++) {
      int sample = frame[i];
      frame[i] = limit(sample);
      bent += THRESHOLD - magnitude(sample) >>> 31;
    }
    return bent;
  }

  /** The least number has no opposite: the next one stands for it. */
  private static int magnitude(int sample) {
    return Math.abs(Math.max(sample, -Integer.MAX_VALUE));
  }
}
