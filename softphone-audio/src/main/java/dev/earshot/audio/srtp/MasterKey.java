package dev.earshot.audio.srtp;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A master key with its salt (RFC 3711 3.2.1), for one direction. Immutable; never printed. */
public final class MasterKey {
  private final CryptoSuite suite;
  private final byte[] keyAndSalt;

  private MasterKey(CryptoSuite suite, byte[] keyAndSalt) {
    this.suite = suite;
    this.keyAndSalt = keyAndSalt;
  }

  public static MasterKey random(CryptoSuite suite, RandomGenerator random) {
    byte[] keyAndSalt = new byte[length(suite)];
    random.nextBytes(keyAndSalt);
    return new MasterKey(suite, keyAndSalt);
  }

  /** Key, then salt; empty if the length does not fit the suite. */
  public static Optional<MasterKey> of(CryptoSuite suite, byte[] keyAndSalt) {
    return keyAndSalt.length == length(suite)
        ? Optional.of(new MasterKey(suite, keyAndSalt.clone()))
        : Optional.empty();
  }

  /** The part after {@code inline:} (RFC 4568 6.1); empty if it is not the suite's. */
  public static Optional<MasterKey> fromBase64(CryptoSuite suite, String text) {
    try {
      return of(suite, Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static int length(CryptoSuite suite) {
    return suite.keyBytes() + suite.saltBytes();
  }

  /** For {@code a=crypto}: a secret. */
  public String base64() {
    return Base64.getEncoder().encodeToString(keyAndSalt);
  }

  public CryptoSuite suite() {
    return suite;
  }

  byte[] key() {
    return Arrays.copyOf(keyAndSalt, suite.keyBytes());
  }

  byte[] salt() {
    return Arrays.copyOfRange(keyAndSalt, suite.keyBytes(), keyAndSalt.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasterKey key
        && suite == key.suite
        && Arrays.equals(keyAndSalt, key.keyAndSalt);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keyAndSalt);
  }

  @Override
  public String toString() {
    return suite + " ****";
  }
}
