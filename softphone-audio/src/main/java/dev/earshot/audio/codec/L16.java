package dev.earshot.audio.codec;

/** 16-bit linear PCM in network byte order (RFC 3551 4.5.11). Stateless. */
enum L16 implements Decoder {
  CODING;

  int encode(int[] samples, int count, byte[] payload, int offset) {
    for (int i = 0; i < count; i++) {
      int clipped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, samples[i]));
      payload[offset + 2 * i] = (byte) (clipped >> 8);
      payload[offset + 2 * i + 1] = (byte) clipped;
    }
    return 2 * count;
  }

  @Override
  public int samples(byte[] payload, int offset, int length) {
    return length / 2;
  }

  @Override
  public int decode(byte[] payload, int offset, int length, int[] samples) {
    int count = length / 2;
    for (int i = 0; i < count; i++) {
      samples[i] = (payload[offset + 2 * i] << 8) | (payload[offset + 2 * i + 1] & 0xFF);
    }
    return count;
  }
}
