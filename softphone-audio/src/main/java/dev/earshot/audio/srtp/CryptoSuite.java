package dev.earshot.audio.srtp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How packets are encrypted and authenticated (RFC 4568 6.2, RFC 6188, RFC 7714). In the order in
 * which we prefer them where nobody says otherwise.
 */
public enum CryptoSuite {
  AEAD_AES_256_GCM(8, 32, 12, 16, 16),
  AEAD_AES_128_GCM(7, 16, 12, 16, 16),
  AES_256_CM_HMAC_SHA1_80(0, 32, 14, 10, 10),
  AES_CM_128_HMAC_SHA1_80(1, 16, 14, 10, 10),
  AES_256_CM_HMAC_SHA1_32(0, 32, 14, 4, 10),
  /** Reports keep the long tag (RFC 4568 6.2.2, RFC 5764 4.1.2). */
  AES_CM_128_HMAC_SHA1_32(2, 16, 14, 4, 10);

  private final int dtlsProfile;
  private final int keyBytes;
  private final int saltBytes;
  private final int tagBytes;
  private final int reportTagBytes;

  CryptoSuite(int dtlsProfile, int keyBytes, int saltBytes, int tagBytes, int reportTagBytes) {
    this.dtlsProfile = dtlsProfile;
    this.keyBytes = keyBytes;
    this.saltBytes = saltBytes;
    this.tagBytes = tagBytes;
    this.reportTagBytes = reportTagBytes;
  }

  /** By the name in {@code a=crypto}. */
  public static Optional<CryptoSuite> named(String name) {
    return Stream.of(values()).filter(suite -> suite.name().equals(name)).findFirst();
  }

  /** By the number in the use_srtp extension (RFC 5764 4.1.2, RFC 7714 14.2). */
  public static Optional<CryptoSuite> ofDtls(int profile) {
    return dtlsSuites().stream().filter(suite -> suite.dtlsProfile == profile).findFirst();
  }

  /** Those that DTLS can agree on. */
  public static List<CryptoSuite> dtlsSuites() {
    return Stream.of(values()).filter(suite -> suite.dtlsProfile != 0).toList();
  }

  /** Number in the use_srtp extension; 0 if it has none. */
  public int dtlsProfile() {
    return dtlsProfile;
  }

  public int keyBytes() {
    return keyBytes;
  }

  public int saltBytes() {
    return saltBytes;
  }

  /** By how much a packet grows. */
  int tagBytes() {
    return tagBytes;
  }

  int reportTagBytes() {
    return reportTagBytes;
  }

  boolean isGcm() {
    return saltBytes == 12;
  }
}
