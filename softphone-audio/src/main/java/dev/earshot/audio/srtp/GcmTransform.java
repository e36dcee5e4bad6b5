package dev.earshot.audio.srtp;

import java.util.Arrays;

/**
 * AES in Galois/counter mode (RFC 7714). The platform's GCM wants a new parameter object for every
 * packet and buffers besides; this is the same from its AES blocks.
 */
final class GcmTransform implements Transform {
  private static final int TAG_BYTES = 16;

  private final CounterStream cipher;
  private final Ghash ghash;
  private final byte[] salt;
  private final boolean reports;
  private final byte[] nonce = new byte[CounterStream.BLOCK];
  private final byte[] tag = new byte[TAG_BYTES];
  private final byte[] associated = new byte[12];

  /**
   * @param reports whether the trailer is authenticated with the header (RFC 7714 9.3)
   */
  GcmTransform(byte[] key, byte[] salt, boolean reports) {
    cipher = new CounterStream(key);
    byte[] hashKey = new byte[CounterStream.BLOCK];
    cipher.apply(hashKey, 0, hashKey.length, 0, 0);
    ghash = new Ghash(hashKey);
    this.salt = Arrays.copyOf(salt, 12);
    this.reports = reports;
  }

  @Override
  public void seal(byte[] packet, int from, int to, int ssrc, long index, int trailer, int tagAt) {
    setNonce(ssrc, index);
    encrypt(packet, from, to);
    authenticate(packet, from, to, trailer);
    System.arraycopy(tag, 0, packet, tagAt, TAG_BYTES);
  }

  @Override
  public boolean open(
      byte[] packet, int from, int to, int ssrc, long index, int trailer, int tagAt) {
    setNonce(ssrc, index);
    authenticate(packet, from, to, trailer);
    if (!Octets.areEqual(tag, 0, packet, tagAt, TAG_BYTES)) {
      return false;
    }
    encrypt(packet, from, to);
    return true;
  }

  /** RFC 7714 8.1 and 9.1: two zero bytes, SSRC and index, with the salt added. */
  private void setNonce(int ssrc, long index) {
    Octets.put64(nonce, 0, (ssrc & 0xFFFF_FFFFL) << 16 | index >>> 32);
    Octets.put32(nonce, 8, (int) index);
    for (int i = 0; i < salt.length; i++) {
      nonce[i] ^= salt[i];
    }
    Octets.put32(nonce, 12, 1);
  }

  /** The first block of the key stream hides the tag; the message begins with the second. */
  private void encrypt(byte[] packet, int from, int to) {
    cipher.apply(packet, from, to, Octets.get64(nonce, 0), Octets.get64(nonce, 8) + 1);
  }

  private void authenticate(byte[] packet, int from, int to, int trailer) {
    int header = from;
    ghash.begin();
    if (reports) {
      System.arraycopy(packet, 0, associated, 0, from);
      Octets.put32(associated, from, trailer);
      header += 4;
      ghash.update(associated, 0, header);
    } else {
      ghash.update(packet, 0, from);
    }
    ghash.update(packet, from, to);
    ghash.update(8L * header, 8L * (to - from));
    Octets.put64(tag, 0, ghash.high());
    Octets.put64(tag, 8, ghash.low());
    cipher.apply(tag, 0, TAG_BYTES, Octets.get64(nonce, 0), Octets.get64(nonce, 8));
  }
}
