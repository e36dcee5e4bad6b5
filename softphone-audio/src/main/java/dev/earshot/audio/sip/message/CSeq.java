package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;

/** Number and method of a request (RFC 3261 20.16); the number is below 2^31. */
public record CSeq(long number, String method) {
  public static Parsed<CSeq> parse(String text) {
    String stripped = text.strip();
    int blank = Tokens.blank(stripped, 0);
    long number = Tokens.number(stripped.substring(0, blank), Integer.MAX_VALUE);
    if (number < 0) {
      return new Parsed.Rejected<>("malformed number in CSeq", 0);
    }
    String method = stripped.substring(blank).strip();
    if (!Tokens.isToken(method)) {
      return new Parsed.Rejected<>("malformed method in CSeq", blank);
    }
    return new Parsed.Ok<>(new CSeq(number, method));
  }

  @Override
  public String toString() {
    return number + " " + method;
  }
}
