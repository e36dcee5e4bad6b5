package dev.earshot.audio.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses, checksums and signatures as STUN writes them. Pure. */
final class StunCode {
  static final int MAGIC = 0x2112A442;
  static final int HEADER_BYTES = 20;
  static final int TRANSACTION_BYTES = 12;
  static final int SIGNATURE_BYTES = 20;

  /** RFC 8489 14.7: so that nobody takes it for the checksum of another protocol. */
  private static final int FINGERPRINT_XOR = 0x5354554E;

  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private StunCode() {}

  static int fingerprint(byte[] message, int length) {
    CRC32 sum = new CRC32();
    sum.update(message, 0, length);
    return (int) sum.getValue() ^ FINGERPRINT_XOR;
  }

  /**
   * HMAC-SHA1 over a message up to its signature, as if it ended behind that (RFC 8489 14.5).
   *
   * @param length of what comes before the attribute
   */
  static byte[] signature(byte[] message, int length, byte[] key) {
    byte[] signed = Arrays.copyOf(message, length);
    ByteBuffer.wrap(signed)
        .putShort(2, (short) (length - HEADER_BYTES + Integer.BYTES + SIGNATURE_BYTES));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no HmacSHA1", missing);
    }
  }

  /**
   * An address (RFC 8489 14.1), or the same hidden from routers that rewrite what looks like one
   * (14.2).
   *
   * @param mask magic cookie and transaction, or zeros
   */
  static byte[] address(InetSocketAddress address, byte[] mask) {
    byte[] host = address.getAddress().getAddress();
    ByteBuffer value = ByteBuffer.allocate(4 + host.length);
    value.put((byte) 0).put((byte) (host.length == 4 ? IPV4 : IPV6));
    value.putShort((short) (address.getPort() ^ (mask[0] << 8 | mask[1] & 0xFF)));
    for (int i = 0; i < host.length; i++) {
      value.put((byte) (host[i] ^ mask[i]));
    }
    return value.array();
  }

  /** The address in an attribute; empty if there is none to be read. */
  static Optional<InetSocketAddress> address(byte[] value, byte[] mask) {
    int length = value.length < 4 ? 0 : value[1] == IPV4 ? 4 : value[1] == IPV6 ? 16 : 0;
    if (length == 0 || value.length != 4 + length) {
      return Optional.empty();
    }
    byte[] host = new byte[length];
    for (int i = 0; i < length; i++) {
      host[i] = (byte) (value[4 + i] ^ mask[i]);
    }
    int port = ((value[2] ^ mask[0]) & 0xFF) << 8 | (value[3] ^ mask[1]) & 0xFF;
    try {
      return Optional.of(new InetSocketAddress(InetAddress.getByAddress(host), port));
    } catch (UnknownHostException impossible) {
      return Optional.empty();
    }
  }
}
