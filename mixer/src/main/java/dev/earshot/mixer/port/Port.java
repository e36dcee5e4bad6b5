package dev.earshot.mixer.port;

/**
 * One participant's connection to a room: what he says comes out of {@link #read}, what he hears
 * goes into {@link #write}. Both are called by the mix thread once per tick, in that order, and
 * must neither block, allocate, log nor throw.
 */
public interface Port {
  /** Samples per second of both directions; constant while the port is in a room. */
  int sampleRate();

  /**
   * Fills {@code frame} (one tick at {@link #sampleRate()}) with what the participant says.
   *
   * @return false if there is nothing to hear; the frame's content is then ignored and counts as
   *     silence
   */
  boolean read(int[] frame);

  /** Takes what the participant hears. The frame belongs to the caller: copy what must be kept. */
  void write(int[] frame);

  /**
   * As {@link #write(int[])}, with what lets a port share its work with others who hear the same.
   * The mixer calls only this one.
   */
  default void write(MixFrame frame) {
    write(frame.samples());
  }
}
