package dev.earshot.mixer.audio;

/** A fixed amplification, -60 to +24 dB. Immutable; 0 dB changes nothing, bit for bit. */
public final class Gain {
  public static final int MIN_DECIBELS = -60;
  public static final int MAX_DECIBELS = 24;

  /** 0 dB. */
  public static final Gain UNITY = new Gain(0);

  private final int decibels;
  private final float factor;

  private Gain(int decibels) {
    this.decibels = decibels;
    this.factor = (float) Math.pow(10, decibels / 20.0);
  }

  /**
   * @throws IllegalArgumentException outside -60 to +24 dB
   */
  public static Gain of(int decibels) {
    if (!isValid(decibels)) {
      throw new IllegalArgumentException("gain must be -60 to +24 dB: " + decibels);
    }
    return decibels == 0 ? UNITY : new Gain(decibels);
  }

  /** Whether {@code decibels} is a possible gain. */
  public static boolean isValid(int decibels) {
    return decibels >= MIN_DECIBELS && decibels <= MAX_DECIBELS;
  }

  public int decibels() {
    return decibels;
  }

  /**
   * Amplifies in place, without clipping: the result may exceed the 16-bit range. Fractions are cut
   * towards zero, so zero stays zero.
   */
  public void apply(int[] frame) {
    if (decibels == 0) {
      return;
    }
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (int) (frame[i] * factor);
    }
  }
}
