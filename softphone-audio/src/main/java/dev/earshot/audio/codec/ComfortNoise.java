package dev.earshot.audio.codec;

/**
 * The noise that a peer asks for while it sends nothing (RFC 3389): white, at the level of the last
 * packet. The spectrum that a packet may describe is not followed. One stream, one thread.
 */
public final class ComfortNoise implements Decoder {
  /** Encoding name in {@code a=rtpmap}; static payload type 13 at 8 kHz. */
  public static final String ENCODING = "CN";

  public static final int CLOCK_RATE = 8000;
  public static final int PAYLOAD_TYPE = 13;

  /** Levels louder than this are no background; a mistaken peer must not hurt ears. */
  private static final int LOUDEST = 30;

  private final int tenMillis;
  private int seed = 1;
  private int amplitude;

  public ComfortNoise(int sampleRate) {
    tenMillis = sampleRate / 100;
  }

  /** A packet stands for the first 10 ms of the noise; {@link #conceal} makes the rest. */
  @Override
  public int samples(byte[] payload, int offset, int length) {
    return length == 0 ? 0 : tenMillis;
  }

  @Override
  public int decode(byte[] payload, int offset, int length, int[] samples) {
    int level = Math.max(LOUDEST, payload[offset] & 0x7F);
    // 0 dBov is a full square wave; even noise reaches the square root of 3 times its mean.
    amplitude = (int) (32_768 * Math.sqrt(3) * Math.pow(10, -level / 20.0));
    return conceal(samples, tenMillis);
  }

  @Override
  public int conceal(int[] samples, int count) {
    for (int i = 0; i < count; i++) {
      seed = seed * 1_664_525 + 1_013_904_223;
      samples[i] = (int) ((long) seed * amplitude >> 31);
    }
    return count;
  }

  @Override
  public boolean isPausing() {
    return true;
  }
}
