package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.function.IntPredicate;

/**
 * @param host name, IPv4 address, or IPv6 address in brackets
 * @param port -1 if not given
 */
record HostPort(String host, int port) {
  static Parsed<HostPort> parse(String text) {
    int bracket = text.startsWith("[") ? text.indexOf(']') : 0;
    if (bracket < 0) {
      return new Parsed.Rejected<>("IPv6 address without closing bracket", 0);
    }
    int colon = text.indexOf(':', bracket);
    String host = (colon < 0 ? text : text.substring(0, colon)).strip();
    if (!isHost(host)) {
      return new Parsed.Rejected<>("malformed host", 0);
    }
    if (colon < 0) {
      return new Parsed.Ok<>(new HostPort(host, -1));
    }
    int port = (int) Tokens.number(text.substring(colon + 1).strip(), 65_535);
    return port <= 0
        ? new Parsed.Rejected<>("malformed port", colon + 1)
        : new Parsed.Ok<>(new HostPort(host, port));
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return host.length() > 3
          && host.endsWith("]")
          && all(host.substring(1, host.length() - 1), HostPort::isAddressChar);
    }
    return !host.isEmpty() && host.length() <= 253 && all(host, HostPort::isNameChar);
  }

  private static boolean all(String text, IntPredicate kind) {
    for (int i = 0; i < text.length(); i++) {
      if (!kind.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAddressChar(int c) {
    return Character.digit(c, 16) >= 0 || c == ':' || c == '.';
  }

  private static boolean isNameChar(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_';
  }
}
