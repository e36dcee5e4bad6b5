package dev.earshot.mixer.audio;

/**
 * Where a voice stands between the left and the right ear, at constant power. In the middle both
 * ears get the voice unchanged, bit for bit; at the side one ear gets it 3 dB louder and the other
 * nothing. Immutable.
 */
public final class Pan {
  /** In the middle. */
  public static final Pan CENTRE = new Pan(0);

  private final double position;
  private final float left;
  private final float right;

  private Pan(double position) {
    this.position = position;
    double angle = (position + 1) * Math.PI / 4;
    this.left = position == 0 ? 1 : (float) (Math.sqrt(2) * Math.cos(angle));
    this.right = position == 0 ? 1 : (float) (Math.sqrt(2) * Math.sin(angle));
  }

  /**
   * @param position -1 = left, +1 = right
   * @throws IllegalArgumentException outside -1 to +1
   */
  public static Pan of(double position) {
    if (!isValid(position)) {
      throw new IllegalArgumentException("pan must be -1 to +1: " + position);
    }
    return position == 0 ? CENTRE : new Pan(position);
  }

  /** Whether {@code position} is a possible place. */
  public static boolean isValid(double position) {
    return position >= -1 && position <= 1;
  }

  public double position() {
    return position;
  }

  /** Adds {@code voice} to both ears. Fractions are cut towards zero, so zero stays zero. */
  public void add(int[] voice, int[] leftEar, int[] rightEar) {
    scale(voice, left, leftEar);
    scale(voice, right, rightEar);
  }

  private static void scale(int[] voice, float factor, int[] ear) {
    if (factor == 1) {
      for (int i = 0; i < ear.length; i++) {
        ear[i] += voice[i];
      }
      return;
    }
    for (int i = 0; i < ear.length; i++) {
      ear[i] += (int) (voice[i] * factor);
    }
  }
}
