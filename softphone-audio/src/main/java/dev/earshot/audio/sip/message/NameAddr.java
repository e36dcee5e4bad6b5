package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.Optional;

/**
 * A value of From, To, Contact, Route or Record-Route (RFC 3261 20.10).
 *
 * @param display display name without quotes and control characters, empty if there is none
 * @param uri of any scheme, as written
 * @param params parameters of the header field, not of the URI
 */
public record NameAddr(String display, String uri, Params params) {
  public static Parsed<NameAddr> parse(String text) {
    int open = openBracket(text);
    return open < 0 ? plain(text) : bracketed(text, open);
  }

  /** Offset of the first bracket outside quotes, or -1. */
  private static int openBracket(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '<' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static Parsed<NameAddr> bracketed(String text, int open) {
    int close = text.indexOf('>', open);
    if (close < 0) {
      return new Parsed.Rejected<>("address without closing bracket", open);
    }
    String display = text.substring(0, open).strip();
    if (display.indexOf('"') >= 0 && !Tokens.isQuotedString(display)) {
      return new Parsed.Rejected<>("malformed display name", 0);
    }
    String after = text.substring(close + 1).strip();
    if (!after.isEmpty() && after.charAt(0) != ';') {
      return new Parsed.Rejected<>("unexpected text behind an address", close + 1);
    }
    String uri = text.substring(open + 1, close).strip();
    return assemble(Tokens.visible(Tokens.unquote(display)), uri, after, close + 1);
  }

  /** Without brackets the parameters belong to the header field, never to the URI. */
  private static Parsed<NameAddr> plain(String text) {
    int semicolon = text.indexOf(';');
    String uri = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    if (uri.indexOf('?') >= 0 || uri.indexOf(',') >= 0) {
      return new Parsed.Rejected<>("address needs angle brackets", 0);
    }
    return assemble("", uri, semicolon < 0 ? "" : text.substring(semicolon), semicolon);
  }

  private static Parsed<NameAddr> assemble(String display, String uri, String rest, int position) {
    if (!isUri(uri)) {
      return new Parsed.Rejected<>("malformed URI in an address", 0);
    }
    return switch (Params.parse(rest)) {
      case Parsed.Ok<Params>(Params params) -> new Parsed.Ok<>(new NameAddr(display, uri, params));
      case Parsed.Rejected<Params>(String reason, int at) ->
          new Parsed.Rejected<>(reason, position + at);
    };
  }

  /** Some scheme, and nothing that could end the brackets it will be printed in. */
  private static boolean isUri(String uri) {
    int colon = uri.indexOf(':');
    return colon > 0
        && Tokens.isToken(uri.substring(0, colon))
        && !Tokens.hasBlankOrControl(uri)
        && uri.indexOf('<') < 0
        && uri.indexOf('>') < 0
        && uri.indexOf('"') < 0;
  }

  /** The tag that names one end of a dialog. */
  public Optional<String> tag() {
    return params.value("tag");
  }

  public NameAddr withTag(String tag) {
    return new NameAddr(display, uri, params.with("tag", tag));
  }

  public NameAddr withoutTag() {
    return new NameAddr(display, uri, params.without("tag"));
  }

  @Override
  public String toString() {
    return (display.isEmpty() ? "" : Tokens.quote(display) + " ") + "<" + uri + ">" + params;
  }
}
