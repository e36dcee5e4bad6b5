package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.Locale;

/**
 * A {@code sip:} or {@code sips:} URI (RFC 3261 19.1).
 *
 * @param user user part as written, with escapes and password; empty if there is none
 * @param host as written; an IPv6 address in its brackets
 * @param port -1 if not given
 * @param headers what follows the question mark, empty if nothing
 */
public record SipUri(
    String scheme, String user, String host, int port, Params params, String headers) {
  static final int DEFAULT_PORT = 5060;

  public static Parsed<SipUri> parse(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("sip") && !scheme.equals("sips")) {
      return new Parsed.Rejected<>("URI scheme is not sip", 0);
    }
    int bad = firstForbidden(text);
    if (bad >= 0) {
      return new Parsed.Rejected<>("forbidden character in a SIP URI", bad);
    }
    int at = text.indexOf('@', colon);
    if (at == colon + 1) {
      return new Parsed.Rejected<>("empty user in a SIP URI", at);
    }
    String user = at < 0 ? "" : text.substring(colon + 1, at);
    return located(scheme, user, text, at < 0 ? colon + 1 : at + 1);
  }

  /** The rest from the host on, which begins at {@code start}. */
  private static Parsed<SipUri> located(String scheme, String user, String text, int start) {
    String rest = text.substring(start);
    int question = rest.indexOf('?');
    String headers = question < 0 ? "" : rest.substring(question + 1);
    String located = question < 0 ? rest : rest.substring(0, question);
    int semicolon = located.indexOf(';');
    String hostPort = semicolon < 0 ? located : located.substring(0, semicolon);
    if (!(Params.parse(semicolon < 0 ? "" : located.substring(semicolon))
        instanceof Parsed.Ok<Params>(Params params))) {
      return new Parsed.Rejected<>("malformed parameter in a SIP URI", text.length() - 1);
    }
    return switch (HostPort.parse(hostPort)) {
      case Parsed.Ok<HostPort>(HostPort place) ->
          new Parsed.Ok<>(new SipUri(scheme, user, place.host(), place.port(), params, headers));
      case Parsed.Rejected<HostPort>(String reason, int position) ->
          new Parsed.Rejected<>(reason, start + position);
    };
  }

  private static int firstForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 32 || c == 127 || c == '<' || c == '>' || c == '"') {
        return i;
      }
    }
    return -1;
  }

  /** Whether every step of the way must be protected (RFC 3261 19.1). */
  public boolean isSecure() {
    return scheme.equals("sips");
  }

  public SipUri withParams(Params newParams) {
    return new SipUri(scheme, user, host, port, newParams, headers);
  }

  /** The URI as it may stand on a request line: header fields belong to web pages only. */
  public SipUri withoutHeaders() {
    return new SipUri(scheme, user, host, port, params, "");
  }

  @Override
  public String toString() {
    return scheme
        + ":"
        + (user.isEmpty() ? "" : user + "@")
        + host
        + (port < 0 ? "" : ":" + port)
        + params
        + (headers.isEmpty() ? "" : "?" + headers);
  }
}
