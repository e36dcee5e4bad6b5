package dev.earshot.audio.codec;

/** Turns payloads into linear PCM. One stream, one thread, no allocation; any bytes decode. */
public interface Decoder {
  /** Samples that a payload holds; 0 if it holds none. */
  int samples(byte[] payload, int offset, int length);

  /**
   * Decodes a payload of {@code length} bytes; samples are in the 16-bit range.
   *
   * @return samples written from the beginning of {@code samples}
   */
  int decode(byte[] payload, int offset, int length, int[] samples);

  /**
   * Invents what follows the last payload because nothing came.
   *
   * @return samples written, at least {@code count} if there is room; 0 if this codec has no own
   *     way of concealing
   */
  default int conceal(int[] samples, int count) {
    return 0;
  }

  /**
   * Decodes what a payload tells about the {@code count} samples before it, which were lost.
   *
   * @return samples written; 0 if this codec has no such redundancy
   */
  default int recover(byte[] next, int offset, int length, int[] samples, int count) {
    return 0;
  }

  /**
   * Whether the last payload announced silence, in which the peer need not send anything: what
   * {@link #conceal} gives then is meant to be heard.
   */
  default boolean isPausing() {
    return false;
  }
}
