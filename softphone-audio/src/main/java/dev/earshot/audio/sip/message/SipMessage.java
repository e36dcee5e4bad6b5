package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.nio.charset.StandardCharsets;

/**
 * A request or a response. The header fields that every message must have (Via, From, To, Call-ID,
 * CSeq) are well-formed in every message that {@link SipParser} lets through; their accessors throw
 * {@link IllegalStateException} only for a message that our own code built without them.
 */
public sealed interface SipMessage permits SipRequest, SipResponse {
  Headers headers();

  /** Text of the body; this user agent reads no binary bodies. */
  String body();

  /** Topmost Via. */
  default Via via() {
    return required(
        Via.parse(headers().elements(HeaderName.VIA).stream().findFirst().orElse("")),
        HeaderName.VIA);
  }

  default NameAddr from() {
    return required(NameAddr.parse(value(HeaderName.FROM)), HeaderName.FROM);
  }

  default NameAddr to() {
    return required(NameAddr.parse(value(HeaderName.TO)), HeaderName.TO);
  }

  default String callId() {
    return value(HeaderName.CALL_ID);
  }

  default CSeq cseq() {
    return required(CSeq.parse(value(HeaderName.CSEQ)), HeaderName.CSEQ);
  }

  /** Tag of From, empty if there is none (RFC 2543). */
  default String fromTag() {
    return from().tag().orElse("");
  }

  /** Tag of To, empty outside of dialogs. */
  default String toTag() {
    return to().tag().orElse("");
  }

  private String value(String name) {
    return headers().first(name).orElse("");
  }

  private static <T> T required(Parsed<T> parsed, String name) {
    return switch (parsed) {
      case Parsed.Ok<T>(T value) -> value;
      case Parsed.Rejected<T>(String reason, int position) ->
          throw new IllegalStateException("message without a proper " + name + ": " + reason);
    };
  }

  /** The first line, without line end. */
  String startLine();

  /** The message as it goes on the wire; Content-Length is what it really is. */
  default byte[] bytes() {
    StringBuilder head = new StringBuilder(startLine()).append("\r\n");
    for (Header field : headers().fields()) {
      if (!field.name().equals(HeaderName.CONTENT_LENGTH)) {
        head.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
    }
    int length = body().getBytes(StandardCharsets.UTF_8).length;
    head.append(HeaderName.CONTENT_LENGTH).append(": ").append(length).append("\r\n\r\n");
    return head.append(body()).toString().getBytes(StandardCharsets.UTF_8);
  }
}
