package dev.earshot.audio.sip.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Hashes of Digest authentication, from weak to strong (RFC 8760). */
public enum DigestAlgorithm {
  MD5("MD5", "MD5"),
  SHA_256("SHA-256", "SHA-256"),
  SHA_512_256("SHA-512-256", "SHA-512/256");

  private final String token;
  private final String provider;

  DigestAlgorithm(String token, String provider) {
    this.token = token;
    this.provider = provider;
  }

  /** Spelling in messages. */
  public String token() {
    return token;
  }

  public static Optional<DigestAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(a -> a.token.equalsIgnoreCase(name)).findFirst();
  }

  /** In lower-case hexadecimal digits. */
  public String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(provider).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + provider, e);
    }
  }
}
