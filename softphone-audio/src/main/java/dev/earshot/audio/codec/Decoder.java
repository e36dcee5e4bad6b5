package dev.earshot.audio.codec;

/** Turns payloads into linear PCM. One stream, one thread, no allocation; any bytes decode. */
public interface Decoder {
  /** Samples that a payload of this many bytes holds. */
  int samples(int bytes);

  /**
   * Decodes {@code length} bytes; samples are in the 16-bit range.
   *
   * @return samples written from the beginning of {@code samples}
   */
  int decode(byte[] payload, int offset, int length, int[] samples);
}
