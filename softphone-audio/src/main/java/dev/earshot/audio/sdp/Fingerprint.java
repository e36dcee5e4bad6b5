package dev.earshot.audio.sdp;

import java.util.Locale;
import java.util.Optional;

/**
 * What the certificate of a DTLS handshake must look like (RFC 8122 5).
 *
 * @param hash in lower case, for example {@code sha-256}
 * @param value in upper case, bytes separated by colons
 */
public record Fingerprint(String hash, String value) {
  static final String ATTRIBUTE = "fingerprint";

  static Optional<Fingerprint> parse(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    boolean good = parts.length == 2 && parts[1].matches("\\p{XDigit}{2}(:\\p{XDigit}{2}){15,63}");
    return good
        ? Optional.of(
            new Fingerprint(parts[0].toLowerCase(Locale.ROOT), parts[1].toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  Attribute attribute() {
    return new Attribute(ATTRIBUTE, hash + " " + value);
  }
}
