package dev.earshot.audio.codec;

import java.util.function.IntUnaryOperator;

/**
 * Both laws of ITU-T G.711 by table: 256 entries to decode, 65536 to encode (75 instead of 334 ns
 * for 20 ms). Stateless; any thread.
 *
 * <p>Samples are 16 bits wide; G.711 defines 14 (µ) and 13 (A) bits, left-justified here. Between
 * two decision values all inputs take the same code; a negative input is mirrored by its one's
 * complement, so that -1 and 0 fall on either side of zero.
 */
final class G711 implements Decoder {
  static final G711 MU_LAW = new G711(G711::expandMuLaw, G711::compressMuLaw);
  static final G711 A_LAW = new G711(G711::expandALaw, G711::compressALaw);

  /** 33 of 14 bits: moves every segment's start to a power of two (G.711 table 2). */
  private static final int MU_BIAS = 33 << 2;

  /** Even bits are inverted on the line (G.711 table 1). */
  private static final int A_TOGGLE = 0x55;

  private final int[] decoded = new int[256];
  private final byte[] encoded = new byte[1 << 16];

  private G711(IntUnaryOperator expand, IntUnaryOperator compress) {
    for (int code = 0; code < decoded.length; code++) {
      decoded[code] = expand.applyAsInt(code);
    }
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      encoded[sample & 0xFFFF] = (byte) compress.applyAsInt(sample);
    }
  }

  private static int expandMuLaw(int code) {
    int bits = ~code;
    int exponent = (bits >> 4) & 7;
    int step = 8 << exponent;
    int magnitude = (bits & 15) * step + step / 2 + (128 << exponent) - MU_BIAS;
    return (code & 0x80) != 0 ? magnitude : -magnitude;
  }

  private static int compressMuLaw(int sample) {
    int magnitude = Math.min(magnitude(sample) + MU_BIAS, 0x7FFF);
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = (magnitude >> (exponent + 3)) & 15;
    return (~((exponent << 4) | mantissa) & 0x7F) | (sample >= 0 ? 0x80 : 0);
  }

  private static int expandALaw(int code) {
    int bits = code ^ A_TOGGLE;
    int exponent = (bits >> 4) & 7;
    int mantissa = bits & 15;
    int magnitude = exponent == 0 ? mantissa * 16 + 8 : (mantissa * 16 + 264) << (exponent - 1);
    return (code & 0x80) != 0 ? magnitude : -magnitude;
  }

  private static int compressALaw(int sample) {
    int magnitude = magnitude(sample);
    int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = (magnitude >> (exponent == 0 ? 4 : exponent + 3)) & 15;
    return ((exponent << 4) | mantissa | (sample >= 0 ? 0x80 : 0)) ^ A_TOGGLE;
  }

  private static int magnitude(int sample) {
    return sample >= 0 ? sample : ~sample;
  }

  int encode(int[] samples, int count, byte[] payload, int offset) {
    for (int i = 0; i < count; i++) {
      int clipped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, samples[i]));
      payload[offset + i] = encoded[clipped & 0xFFFF];
    }
    return count;
  }

  @Override
  public int samples(byte[] payload, int offset, int length) {
    return length;
  }

  @Override
  public int decode(byte[] payload, int offset, int length, int[] samples) {
    for (int i = 0; i < length; i++) {
      samples[i] = decoded[payload[offset + i] & 0xFF];
    }
    return length;
  }
}
