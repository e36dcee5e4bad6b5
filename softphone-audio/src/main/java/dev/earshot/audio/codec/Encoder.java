package dev.earshot.audio.codec;

/** Turns linear PCM into a payload. One stream, one thread, no allocation. */
@FunctionalInterface
public interface Encoder {
  /**
   * Encodes the first {@code count} samples; values beyond 16 bits are clipped.
   *
   * @return bytes written to {@code payload} from {@code offset} on; 0 if nothing need be sent
   */
  int encode(int[] samples, int count, byte[] payload, int offset);

  /**
   * Takes over the state of another encoder of the same kind, so that the decoder that has heard
   * the other one's packets can be served by this one from now on. Codecs without memory have
   * nothing to do.
   */
  default void continueFrom(Encoder other) {}
}
