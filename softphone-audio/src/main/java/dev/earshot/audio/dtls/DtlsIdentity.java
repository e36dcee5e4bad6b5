package dev.earshot.audio.dtls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Our key and certificate for one call: nobody can tell by it who calls twice. Immutable. */
public final class DtlsIdentity {
  /** The hash in our own descriptions. */
  public static final String HASH = "sha-256";

  /** Hashes that a fingerprint can be believed with (RFC 8122 5). */
  private static final List<String> HASHES = List.of(HASH, "sha-384", "sha-512");

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  private final SecureRandom random;
  private final byte[] privateKey;
  private final byte[] certificate;

  private DtlsIdentity(SecureRandom random, byte[] privateKey, byte[] certificate) {
    this.random = random;
    this.privateKey = privateKey;
    this.certificate = certificate;
  }

  /** A new one, on the curve P-256. */
  public static DtlsIdentity create(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair keys = generator.generateKeyPair();
      return new DtlsIdentity(
          random, keys.getPrivate().getEncoded(), SelfSigned.certificate(keys, random));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no elliptic curves", missing);
    }
  }

  /** As in {@code a=fingerprint}, by {@link #HASH}. */
  public String fingerprint() {
    return fingerprint(HASH, certificate);
  }

  /**
   * Fingerprint of a certificate: hexadecimal in upper case with colons; empty if the hash is
   * unknown or too weak.
   *
   * @param hash as in {@code a=fingerprint}, in lower case
   */
  public static String fingerprint(String hash, byte[] certificate) {
    if (!HASHES.contains(hash)) {
      return "";
    }
    try {
      String name = hash.toUpperCase(Locale.ROOT);
      return COLONS.formatHex(MessageDigest.getInstance(name).digest(certificate));
    } catch (GeneralSecurityException missing) {
      return "";
    }
  }

  SecureRandom random() {
    return random;
  }

  /** PKCS #8. */
  byte[] privateKey() {
    return privateKey.clone();
  }

  /** DER. */
  byte[] certificate() {
    return certificate.clone();
  }
}
