package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;

/** Number and method of a request (RFC 3261 20.16); the number is below 2^31. */
public record CSeq(long number, String method) {
  public static Parsed<CSeq> parse(String text) {
    String[] words = text.strip().split("[ \t]+", 2);
    long number = Tokens.number(words[0], Integer.MAX_VALUE);
    if (number < 0) {
      return new Parsed.Rejected<>("malformed number in CSeq", 0);
    }
    if (words.length < 2 || !Tokens.isToken(words[1])) {
      return new Parsed.Rejected<>("malformed method in CSeq", words[0].length());
    }
    return new Parsed.Ok<>(new CSeq(number, words[1]));
  }

  @Override
  public String toString() {
    return number + " " + method;
  }
}
