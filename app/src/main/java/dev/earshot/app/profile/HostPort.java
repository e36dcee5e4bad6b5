package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code HOST:PORT} or {@code [IPV6]:PORT}, not looked up. */
final class HostPort {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[A-Za-z0-9_.-]+)(?::(\\d{1,5}))?");

  private HostPort() {}

  /**
   * @param standard port if the text has none; -1 if it must have one
   */
  static Optional<InetSocketAddress> parse(String text, int standard) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int port = form.group(2) == null ? standard : Integer.parseInt(form.group(2));
    return port < 0 || port > 65_535
        ? Optional.empty()
        : Optional.of(InetSocketAddress.createUnresolved(form.group(1), port));
  }
}
