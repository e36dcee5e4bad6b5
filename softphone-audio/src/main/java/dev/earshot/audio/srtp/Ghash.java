package dev.earshot.audio.srtp;

import java.util.Arrays;

/**
 * The authenticator of GCM (NIST SP 800-38D 6.4): a polynomial over GF(2^128), computed without
 * tables or branches, so that its time tells nothing of the key.
 *
 * <p>Products without carry are made of ordinary ones: every factor is split into four parts with
 * three zero bits between their bits, into which the carries run and are masked away. The upper
 * half of a product is the lower half of the product of the bit-reversed factors. Not thread-safe.
 */
final class Ghash {
  private static final int BLOCK = 16;
  private static final long M0 = 0x1111_1111_1111_1111L;
  private static final long M1 = M0 << 1;
  private static final long M2 = M0 << 2;
  private static final long M3 = M0 << 3;

  private final long keyHigh;
  private final long keyLow;
  private final long keyHighReversed;
  private final long keyLowReversed;
  private final byte[] last = new byte[BLOCK];
  private long high;
  private long low;

  /**
   * @param key 16 bytes: the block of zeros, encrypted
   */
  Ghash(byte[] key) {
    keyHigh = Octets.get64(key, 0);
    keyLow = Octets.get64(key, 8);
    keyHighReversed = Long.reverse(keyHigh);
    keyLowReversed = Long.reverse(keyLow);
  }

  void begin() {
    high = 0;
    low = 0;
  }

  /** Takes a part of a message, padded with zeros to whole blocks. */
  void update(byte[] data, int from, int to) {
    int at = from;
    for (; to - at >= BLOCK; at += BLOCK) {
      update(Octets.get64(data, at), Octets.get64(data, at + 8));
    }
    if (at < to) {
      Arrays.fill(last, (byte) 0);
      System.arraycopy(data, at, last, 0, to - at);
      update(Octets.get64(last, 0), Octets.get64(last, 8));
    }
  }

  void update(long blockHigh, long blockLow) {
    multiply(high ^ blockHigh, low ^ blockLow);
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** Karatsuba's three products for each half of the result, then the reduction. */
  private void multiply(long a, long b) {
    long aReversed = Long.reverse(a);
    long bReversed = Long.reverse(b);
    long lows = carryless(b, keyLow);
    long highs = carryless(a, keyHigh);
    long middle = carryless(a ^ b, keyHigh ^ keyLow) ^ lows ^ highs;
    long lowsUpper = carryless(bReversed, keyLowReversed);
    long highsUpper = carryless(aReversed, keyHighReversed);
    long middleUpper =
        carryless(aReversed ^ bReversed, keyHighReversed ^ keyLowReversed) ^ lowsUpper ^ highsUpper;
    reduce(
        Long.reverse(highsUpper) >>> 1,
        highs ^ Long.reverse(middleUpper) >>> 1,
        middle ^ Long.reverse(lowsUpper) >>> 1,
        lows);
  }

  /**
   * Takes 256 bits, most significant first, modulo x^128 + x^7 + x^2 + x + 1. GCM's bits run the
   * other way, hence the product is one place too low and the reduction works from below.
   */
  private void reduce(long w3, long w2, long w1, long w0) {
    long v3 = w3 << 1 | w2 >>> 63;
    long v2 = w2 << 1 | w1 >>> 63;
    long v1 = w1 << 1 | w0 >>> 63;
    long v0 = w0 << 1;
    v2 ^= v0 ^ v0 >>> 1 ^ v0 >>> 2 ^ v0 >>> 7;
    v1 ^= v0 << 63 ^ v0 << 62 ^ v0 << 57;
    v3 ^= v1 ^ v1 >>> 1 ^ v1 >>> 2 ^ v1 >>> 7;
    v2 ^= v1 << 63 ^ v1 << 62 ^ v1 << 57;
    high = v3;
    low = v2;
  }

  /** Lower 64 bits of a product without carries. */
  private static long carryless(long x, long y) {
    long x0 = x & M0;
    long x1 = x & M1;
    long x2 = x & M2;
    long x3 = x & M3;
    long y0 = y & M0;
    long y1 = y & M1;
    long y2 = y & M2;
    long y3 = y & M3;
    return (x0 * y0 ^ x1 * y3 ^ x2 * y2 ^ x3 * y1) & M0
        | (x0 * y1 ^ x1 * y0 ^ x2 * y3 ^ x3 * y2) & M1
        | (x0 * y2 ^ x1 * y1 ^ x2 * y0 ^ x3 * y3) & M2
        | (x0 * y3 ^ x1 * y2 ^ x2 * y1 ^ x3 * y0) & M3;
  }
}
