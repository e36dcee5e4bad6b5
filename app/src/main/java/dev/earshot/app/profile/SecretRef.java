package dev.earshot.app.profile;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a secret is, never what it is: {@code env:NAME}, {@code file:PATH} or {@code
 * keychain:NAME}.
 */
public record SecretRef(Place place, String name) {
  /** What kind of place. */
  public enum Place {
    ENV,
    FILE,
    KEYCHAIN
  }

  /** Empty if the text is no reference; it may be the secret itself, so it is not to be shown. */
  static Optional<SecretRef> parse(String text) {
    for (Place place : Place.values()) {
      String prefix = place.name().toLowerCase(Locale.ROOT) + ":";
      if (text.startsWith(prefix) && text.length() > prefix.length()) {
        return Optional.of(new SecretRef(place, text.substring(prefix.length())));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return place.name().toLowerCase(Locale.ROOT) + ":" + name;
  }
}
