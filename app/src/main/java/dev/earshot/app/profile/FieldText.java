package dev.earshot.app.profile;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the texts of a profile's fields mean; empty for what does not mean it. */
final class FieldText {
  private FieldText() {}

  static Optional<UUID> uuid(String text) {
    return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** An absolute URL of one of these schemes, without slashes at its end. */
  static Optional<URI> uri(String text, Set<String> schemes) {
    try {
      URI uri = new URI(text.replaceAll("/+$", ""));
      boolean whole = uri.getHost() != null && uri.getScheme() != null;
      return whole && schemes.contains(uri.getScheme()) && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static Optional<InetAddress> host(String text) {
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
