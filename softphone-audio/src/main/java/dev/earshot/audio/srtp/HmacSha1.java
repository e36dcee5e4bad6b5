package dev.earshot.audio.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** HMAC-SHA1 (RFC 2104) that leaves nothing to the garbage collector. Not thread-safe. */
final class HmacSha1 {
  static final int BYTES = 20;

  private static final int BLOCK = 64;

  private final MessageDigest sha1;
  private final byte[] inner;
  private final byte[] outer;
  private final byte[] digest = new byte[BYTES];

  /**
   * @param key at most 64 bytes
   */
  HmacSha1(byte[] key) {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-1", missing);
    }
    inner = Arrays.copyOf(key, BLOCK);
    outer = Arrays.copyOf(key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      inner[i] ^= 0x36;
      outer[i] ^= 0x5C;
    }
  }

  /** The code of a packet and what follows it; valid until the next call. */
  byte[] of(byte[] packet, int length, byte[] trailer) {
    sha1.update(inner);
    sha1.update(packet, 0, length);
    sha1.update(trailer);
    finish();
    sha1.update(outer);
    sha1.update(digest);
    finish();
    return digest;
  }

  private void finish() {
    try {
      sha1.digest(digest, 0, BYTES);
    } catch (DigestException impossible) {
      throw new IllegalStateException("SHA-1 has more than 20 bytes", impossible);
    }
  }
}
