package dev.earshot.audio.jitter;

/**
 * What the jitter buffer must know of the codecs of a stream. Called on the buffer's thread; must
 * not allocate. Samples are written from the beginning of the array given; methods return how many.
 */
public interface PayloadDecoder {
  /** RTP timestamp units per second of this payload type. */
  int clockRate(int payloadType);

  /** Samples in a payload; 0 if it carries no audio. */
  int samples(int payloadType, byte[] data, int offset, int length);

  /** Decodes as many samples as {@link #samples} told. */
  int decode(int payloadType, byte[] data, int offset, int length, int[] samples);

  /**
   * Invents what follows the last payload decoded, which was of this type: at least {@code count}
   * samples, or 0 if the codec leaves that to the jitter buffer.
   */
  default int conceal(int payloadType, int[] samples, int count) {
    return 0;
  }

  /** Decodes what a payload tells about the {@code count} samples before it; 0 if nothing. */
  default int recover(
      int payloadType, byte[] data, int offset, int length, int[] samples, int count) {
    return 0;
  }

  /** Whether the last payload of this type announced silence, so that nothing need come. */
  default boolean isPausing(int payloadType) {
    return false;
  }
}
