package dev.earshot.app.demo.voice;

/**
 * What one simulated speaker says, as a function of media time: 16 kHz mono, 16-bit range.
 * Immutable; {@link #fill} neither allocates nor blocks and may be called from the mix thread.
 */
public interface Voice {
  /** Samples per second of every voice of the demo. */
  int SAMPLE_RATE = 16_000;

  /**
   * Fills {@code frame} with what is said from {@code position} on.
   *
   * @param position in samples since the conference's media began; silence before 0
   * @return false if all of it is silence
   */
  boolean fill(long position, int[] frame);
}
