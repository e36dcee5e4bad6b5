package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.List;

/** The Content-Length header field (RFC 3261 20.14). */
public final class ContentLength {
  private ContentLength() {}

  /**
   * What the field says; it must not contradict itself.
   *
   * @param otherwise the length if the field is missing
   */
  public static Parsed<Integer> of(Headers headers, int otherwise) {
    List<String> values = headers.all(HeaderName.CONTENT_LENGTH);
    if (values.isEmpty()) {
      return new Parsed.Ok<>(otherwise);
    }
    long length = Tokens.number(values.getFirst(), Integer.MAX_VALUE);
    if (length < 0) {
      return new Parsed.Rejected<>("malformed Content-Length", -1);
    }
    if (values.stream().anyMatch(value -> Tokens.number(value, Integer.MAX_VALUE) != length)) {
      return new Parsed.Rejected<>("several Content-Length fields", -1);
    }
    return new Parsed.Ok<>((int) length);
  }
}
