package dev.earshot.audio.codec;

/** Turns linear PCM into a payload. One stream, one thread, no allocation. */
@FunctionalInterface
public interface Encoder {
  /**
   * Encodes the first {@code count} samples; values beyond 16 bits are clipped.
   *
   * @return bytes written to {@code payload} from {@code offset} on
   */
  int encode(int[] samples, int count, byte[] payload, int offset);
}
