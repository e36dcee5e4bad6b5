package dev.earshot.audio.srtp;

import java.util.Arrays;

/** AES in counter mode with HMAC-SHA1 (RFC 3711 4.1.1 and 4.2.1, RFC 6188). */
final class CounterModeTransform implements Transform {
  private final CounterStream cipher;
  private final HmacSha1 hmac;
  private final int tagBytes;
  private final long saltHigh;
  private final long saltLow;
  private final byte[] word = new byte[4];

  CounterModeTransform(byte[] key, byte[] salt, byte[] authenticationKey, int tagBytes) {
    cipher = new CounterStream(key);
    hmac = new HmacSha1(authenticationKey);
    this.tagBytes = tagBytes;
    byte[] padded = Arrays.copyOf(salt, CounterStream.BLOCK);
    saltHigh = Octets.get64(padded, 0);
    saltLow = Octets.get64(padded, 8);
  }

  @Override
  public void seal(byte[] packet, int from, int to, int ssrc, long index, int trailer, int tagAt) {
    encrypt(packet, from, to, ssrc, index);
    System.arraycopy(tag(packet, to, trailer), 0, packet, tagAt, tagBytes);
  }

  @Override
  public boolean open(
      byte[] packet, int from, int to, int ssrc, long index, int trailer, int tagAt) {
    if (!Octets.areEqual(tag(packet, to, trailer), 0, packet, tagAt, tagBytes)) {
      return false;
    }
    encrypt(packet, from, to, ssrc, index);
    return true;
  }

  /** RFC 3711 4.1.1: salt * 2^16, SSRC * 2^64 and index * 2^16, added without carry. */
  private void encrypt(byte[] packet, int from, int to, int ssrc, long index) {
    cipher.apply(packet, from, to, saltHigh ^ ssrc & 0xFFFF_FFFFL, saltLow ^ index << 16);
  }

  private byte[] tag(byte[] packet, int length, int trailer) {
    Octets.put32(word, 0, trailer);
    return hmac.of(packet, length, word);
  }
}
