package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value of WWW-Authenticate, Proxy-Authenticate or their answers: a scheme and parameters
 * separated by commas (RFC 3261 20.7, 20.27).
 *
 * @param scheme for example {@code Digest}
 * @param params without quotes, names in lower case
 */
public record Challenge(String scheme, Map<String, String> params) {
  public Challenge {
    params = Map.copyOf(params);
  }

  public static Parsed<Challenge> parse(String text) {
    int blank = text.indexOf(' ');
    String scheme = blank < 0 ? text : text.substring(0, blank);
    if (!Tokens.isToken(scheme)) {
      return new Parsed.Rejected<>("malformed authentication scheme", 0);
    }
    Map<String, String> params = new LinkedHashMap<>();
    for (String part : Lists.split(blank < 0 ? "" : text.substring(blank), ',')) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        return new Parsed.Rejected<>("malformed authentication parameter", text.indexOf(part));
      }
      String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      params.putIfAbsent(name, Tokens.unquote(part.substring(equals + 1).strip()));
    }
    return new Parsed.Ok<>(new Challenge(scheme, params));
  }

  public Optional<String> param(String name) {
    return Optional.ofNullable(params.get(name));
  }

  /** A value in quotes, as credentials are written. */
  public static String quoted(String value) {
    return Tokens.quote(value);
  }
}
