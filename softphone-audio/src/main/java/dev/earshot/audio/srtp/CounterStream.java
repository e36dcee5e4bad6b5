package dev.earshot.audio.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode: encrypts by adding a key stream, so that decrypting is the same. Blocks are
 * made many at a time, because a call into the platform's cipher costs more than a block. Not
 * thread-safe.
 */
final class CounterStream {
  static final int BLOCK = 16;

  private static final int BLOCKS_AT_ONCE = 16;

  private final Cipher aes;
  private final byte[] counters = new byte[BLOCK * BLOCKS_AT_ONCE];
  private final byte[] stream = new byte[BLOCK * BLOCKS_AT_ONCE];

  CounterStream(byte[] key) {
    try {
      aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no AES", missing);
    }
  }

  /**
   * Adds the key stream to a part of {@code data}.
   *
   * @param high first half of the first counter block
   * @param low second half; its last 16 bits count the blocks
   */
  void apply(byte[] data, int from, int to, long high, long low) {
    int at = from;
    long counter = low;
    while (at < to) {
      int count = Math.min(to - at, stream.length);
      int blocks = (count + BLOCK - 1) / BLOCK;
      for (int i = 0; i < blocks; i++, counter++) {
        Octets.put64(counters, BLOCK * i, high);
        Octets.put64(counters, BLOCK * i + 8, counter);
      }
      encrypt(blocks);
      for (int i = 0; i < count; i++) {
        data[at + i] ^= stream[i];
      }
      at += count;
    }
  }

  private void encrypt(int blocks) {
    try {
      aes.update(counters, 0, BLOCK * blocks, stream, 0);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES refused whole blocks", impossible);
    }
  }
}
