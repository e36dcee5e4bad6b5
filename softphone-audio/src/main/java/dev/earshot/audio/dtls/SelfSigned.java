package dev.earshot.audio.dtls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;

/**
 * A certificate that vouches for itself (RFC 5280 4.1), written in DER: nobody reads more of it
 * than its fingerprint. Valid for so long that no clock is asked.
 */
final class SelfSigned {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8 = 0x0C;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  /** ecdsa-with-SHA256, 1.2.840.10045.4.3.2 (RFC 5758 3.2). */
  private static final byte[] ECDSA_WITH_SHA256 = {
    0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02
  };

  /** commonName, 2.5.4.3. */
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

  private SelfSigned() {}

  /**
   * @param keys of a curve
   */
  static byte[] certificate(KeyPair keys, SecureRandom random) throws GeneralSecurityException {
    byte[] algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
    byte[] serial = der(INTEGER, new BigInteger(63, random).add(BigInteger.ONE).toByteArray());
    byte[] name = text(UTF8, "earshot");
    byte[] issuer = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, name)));
    byte[] validity =
        der(
            SEQUENCE,
            text(GENERALIZED_TIME, "20200101000000Z"),
            text(GENERALIZED_TIME, "20991231235959Z"));
    // The key's own encoding is the SubjectPublicKeyInfo. Without version it is of version 1.
    byte[] signed =
        der(SEQUENCE, serial, algorithm, issuer, validity, issuer, keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate(), random);
    signature.update(signed);
    return der(SEQUENCE, signed, algorithm, der(BIT_STRING, new byte[1], signature.sign()));
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length > 0xFF) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 0x7F) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
