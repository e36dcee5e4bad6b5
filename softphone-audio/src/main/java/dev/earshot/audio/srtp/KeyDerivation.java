package dev.earshot.audio.srtp;

import java.util.Arrays;

/**
 * Session keys out of a master key (RFC 3711 4.3, RFC 6188 3, RFC 7714 11): the key stream of AES
 * in counter mode, begun where the salt and the key's label say. The derivation rate is 0, as with
 * everybody: keys are derived once.
 */
final class KeyDerivation {
  static final int AUTHENTICATION_BYTES = 20;

  private static final int REPORTS = 3;
  private static final int ENCRYPTION = 0;
  private static final int AUTHENTICATION = 1;
  private static final int SALT = 2;

  private final MasterKey master;
  private final int firstLabel;

  /**
   * @param reports whether the keys are for SRTCP
   */
  KeyDerivation(MasterKey master, boolean reports) {
    this.master = master;
    this.firstLabel = reports ? REPORTS : 0;
  }

  byte[] encryptionKey() {
    return derive(ENCRYPTION, master.suite().keyBytes());
  }

  byte[] authenticationKey() {
    return derive(AUTHENTICATION, AUTHENTICATION_BYTES);
  }

  byte[] salt() {
    return derive(SALT, master.suite().saltBytes());
  }

  private byte[] derive(int kind, int length) {
    // A salt of 96 bits counts as one of 112 that ends with zeros (RFC 7714 11).
    byte[] start = Arrays.copyOf(master.salt(), CounterStream.BLOCK);
    start[7] ^= (byte) (firstLabel + kind);
    byte[] derived = new byte[length];
    new CounterStream(master.key())
        .apply(derived, 0, length, Octets.get64(start, 0), Octets.get64(start, 8));
    return derived;
  }
}
