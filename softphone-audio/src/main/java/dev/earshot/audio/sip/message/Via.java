package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.Locale;

/**
 * One step of the way a request took (RFC 3261 20.42, RFC 3581).
 *
 * @param transport in upper case, for example {@code UDP}
 * @param host sent-by host
 * @param port sent-by port, -1 if not given
 */
public record Via(String transport, String host, int port, Params params) {
  /** RFC 3261 8.1.1.7: a branch that begins so is unique for each transaction. */
  public static final String MAGIC_COOKIE = "z9hG4bK";

  public static Parsed<Via> parse(String text) {
    int semicolon = Lists.next(text, 0, ';');
    String sent = text.substring(0, semicolon).strip();
    int first = sent.indexOf('/');
    int second = sent.indexOf('/', first + 1);
    if (first < 0 || second < 0) {
      return new Parsed.Rejected<>("malformed protocol in Via", 0);
    }
    String protocol = sent.substring(0, first).strip() + "/" + sent.substring(first + 1, second);
    String rest = sent.substring(second + 1).strip();
    int blank = Tokens.blank(rest, 0);
    String carrier = rest.substring(0, blank);
    if (!protocol.replace(" ", "").equalsIgnoreCase("SIP/2.0")
        || blank == rest.length()
        || !Tokens.isToken(carrier)) {
      return new Parsed.Rejected<>("malformed protocol in Via", 0);
    }
    if (!(HostPort.parse(rest.substring(blank).strip())
        instanceof Parsed.Ok<HostPort>(HostPort sentBy))) {
      return new Parsed.Rejected<>("malformed sent-by in Via", second);
    }
    String transport = carrier.toUpperCase(Locale.ROOT);
    return switch (Params.parse(text.substring(semicolon))) {
      case Parsed.Ok<Params>(Params params) ->
          new Parsed.Ok<>(new Via(transport, sentBy.host(), sentBy.port(), params));
      case Parsed.Rejected<Params>(String reason, int at) ->
          new Parsed.Rejected<>(reason, semicolon + at);
    };
  }

  /** The branch, empty if there is none (RFC 2543). */
  public String branch() {
    return params.value("branch").orElse("");
  }

  /** Whether the branch is one of RFC 3261; the bare cookie tells nothing apart. */
  public boolean isUnique() {
    return branch().startsWith(MAGIC_COOKIE) && branch().length() > MAGIC_COOKIE.length();
  }

  public Via with(String name, String value) {
    return new Via(transport, host, port, params.with(name, value));
  }

  /** Host and port of the sender, as it names itself; part of a transaction's identity. */
  public String sentBy() {
    return host.toLowerCase(Locale.ROOT) + ":" + (port < 0 ? SipUri.DEFAULT_PORT : port);
  }

  @Override
  public String toString() {
    return "SIP/2.0/" + transport + " " + host + (port < 0 ? "" : ":" + port) + params;
  }
}
