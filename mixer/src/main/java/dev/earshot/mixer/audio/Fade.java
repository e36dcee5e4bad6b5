package dev.earshot.mixer.audio;

import java.util.Arrays;

/**
 * Ramps of {@value #MILLIS} ms (raised cosine) that keep a beginning or an end from clicking. An
 * end is made of samples that were heard already: nothing said after a gate shut is in it.
 * Fractions are cut towards zero, so zero stays zero. Immutable; any thread.
 */
public final class Fade {
  public static final int MILLIS = 5;

  /** Factors of the way up, strictly between 0 and 1. Backwards they are the way down. */
  private final float[] up;

  /**
   * @param sampleRate of the frames, in Hz; frames are at least {@value #MILLIS} ms long
   */
  public Fade(int sampleRate) {
    up = new float[sampleRate / 1000 * MILLIS];
    for (int i = 0; i < up.length; i++) {
      up[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 1) / (up.length + 1)));
    }
  }

  /** Samples of a ramp. */
  public int length() {
    return up.length;
  }

  /** Lets {@code frame}, the first of a voice, rise from silence. */
  public void rampUp(int[] frame) {
    for (int i = 0; i < up.length; i++) {
      frame[i] = (int) (frame[i] * up[i]);
    }
  }

  /** Adds {@code frame} to {@code bus} as {@link #rampUp} would have left it. */
  public void addRampedUp(int[] frame, int[] bus) {
    for (int i = 0; i < up.length; i++) {
      bus[i] += (int) (frame[i] * up[i]);
    }
    for (int i = up.length; i < bus.length; i++) {
      bus[i] += frame[i];
    }
  }

  /**
   * Fills {@code out} with the end of a voice of which {@code last} was heard before: the last
   * {@value #MILLIS} ms of {@code last} backwards, so that no step is heard, falling to silence;
   * then zeros.
   */
  public void tail(int[] last, int[] out) {
    Arrays.fill(out, 0);
    addTail(last, out);
  }

  /** Adds to {@code bus} what {@link #tail} would have filled. */
  public void addTail(int[] last, int[] bus) {
    for (int i = 0; i < up.length; i++) {
      bus[i] += (int) (last[last.length - 1 - i] * up[up.length - 1 - i]);
    }
  }
}
