package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one message from bytes (RFC 3261 7 and 25). Sizes are checked first; whatever is wrong
 * comes back as {@link Parsed.Rejected} with a reason from a fixed set, so that reasons can be
 * counted and never carry a peer's bytes.
 *
 * <p>Let through, to be answered properly by the layers above: unknown versions, methods, URI
 * schemes, header fields, and a Content-Length larger than the body.
 */
public final class SipParser {
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

  private record Head(String startLine, Headers headers, int bodyStart) {}

  private final MessageLimits limits;

  public SipParser(MessageLimits limits) {
    this.limits = limits;
  }

  /** A message as it came in one datagram, or as framed in a stream. */
  public Parsed<SipMessage> parse(byte[] data) {
    return switch (head(data)) {
      case Parsed.Ok<Head>(Head head) -> message(head, data);
      case Parsed.Rejected<Head>(String reason, int position) ->
          new Parsed.Rejected<>(reason, position);
    };
  }

  /**
   * How a request that {@link #parse} rejected for that reason is to be refused, if it says whom to
   * answer.
   */
  public Optional<SipResponse> refusal(byte[] data, String reason) {
    return head(data) instanceof Parsed.Ok<Head>(Head head)
        ? MalformedRequest.refusal(head.startLine(), head.headers(), reason)
        : Optional.empty();
  }

  private Parsed<Head> head(byte[] data) {
    int start = skipLineEnds(data);
    int end = headEnd(data, start);
    if (end < 0) {
      return new Parsed.Rejected<>("no empty line behind the header fields", data.length);
    }
    if (end - start > limits.headBytes()) {
      return new Parsed.Rejected<>("header fields too long altogether", start);
    }
    String head = new String(data, start, end - start, StandardCharsets.UTF_8);
    int firstLineEnd = head.indexOf("\r\n");
    String startLine = firstLineEnd < 0 ? head : head.substring(0, firstLineEnd);
    if (startLine.length() > limits.headerChars()) {
      return new Parsed.Rejected<>("start line too long", start);
    }
    String fields = firstLineEnd < 0 ? "" : head.substring(firstLineEnd + 2);
    return switch (fields(fields, start + startLine.length() + 2)) {
      case Parsed.Ok<Headers>(Headers headers) ->
          new Parsed.Ok<>(new Head(startLine, headers, end + HEAD_END.length));
      case Parsed.Rejected<Headers>(String reason, int position) ->
          new Parsed.Rejected<>(reason, position);
    };
  }

  private static int skipLineEnds(byte[] data) {
    int start = 0;
    while (start < data.length && (data[start] == '\r' || data[start] == '\n')) {
      start++;
    }
    return start;
  }

  private static int headEnd(byte[] data, int start) {
    for (int i = start; i + 3 < data.length; i++) {
      if (data[i] == '\r' && data[i + 1] == '\n' && data[i + 2] == '\r' && data[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private Parsed<Headers> fields(String text, int offset) {
    List<Header> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = fieldEnd(text, at);
      if (end - at > limits.headerChars()) {
        return new Parsed.Rejected<>("header field too long", offset + at);
      }
      if (fields.size() == limits.headerFields()) {
        return new Parsed.Rejected<>("too many header fields", offset + at);
      }
      switch (field(text.substring(at, end))) {
        case Parsed.Ok<Header>(Header field) -> fields.add(field);
        case Parsed.Rejected<Header>(String reason, int position) -> {
          return new Parsed.Rejected<>(reason, offset + at + position);
        }
      }
      at = end + 2;
    }
    return new Parsed.Ok<>(new Headers(fields));
  }

  /** End of the field that begins there, with the lines folded into it. */
  private static int fieldEnd(String text, int from) {
    int end = text.indexOf("\r\n", from);
    while (end >= 0 && end + 2 < text.length() && isBlank(text.charAt(end + 2))) {
      end = text.indexOf("\r\n", end + 2);
    }
    return end < 0 ? text.length() : end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static Parsed<Header> field(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(0, colon).stripTrailing();
    if (!Tokens.isToken(name)) {
      return new Parsed.Rejected<>("line is not a header field", 0);
    }
    // RFC 3261 7.3.1: a folded line counts as a blank.
    String value = text.substring(colon + 1).replace("\r\n", " ").replace('\t', ' ').strip();
    if (!Tokens.isHeaderValue(value)) {
      return new Parsed.Rejected<>("control character in a header field", colon + 1);
    }
    return new Parsed.Ok<>(new Header(HeaderName.canonical(name), value));
  }

  private Parsed<SipMessage> message(Head head, byte[] data) {
    int available = data.length - head.bodyStart();
    Parsed<Integer> length = ContentLength.of(head.headers(), available);
    if (length instanceof Parsed.Rejected<Integer>(String reason, int position)) {
      return new Parsed.Rejected<>(reason, position);
    }
    int bodyLength = Math.min(((Parsed.Ok<Integer>) length).value(), available);
    if (bodyLength > limits.bodyBytes()) {
      return new Parsed.Rejected<>("body too long", head.bodyStart());
    }
    String body = new String(data, head.bodyStart(), bodyLength, StandardCharsets.UTF_8);
    Parsed<SipMessage> message = StartLine.parse(head.startLine(), head.headers(), body);
    return message instanceof Parsed.Ok<SipMessage> ? MandatoryFields.check(message) : message;
  }
}
