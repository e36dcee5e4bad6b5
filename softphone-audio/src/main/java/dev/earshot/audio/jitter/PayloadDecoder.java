package dev.earshot.audio.jitter;

/**
 * What the jitter buffer must know of the codecs of a stream. Called on the buffer's thread; must
 * not allocate.
 */
public interface PayloadDecoder {
  /** RTP timestamp units per second of this payload type. */
  int clockRate(int payloadType);

  /** Samples in a payload of this many bytes; 0 if the payload type carries no audio. */
  int samples(int payloadType, int bytes);

  /**
   * Decodes into {@code samples} from its beginning.
   *
   * @return samples written, as {@link #samples} told
   */
  int decode(int payloadType, byte[] data, int offset, int length, int[] samples);
}
