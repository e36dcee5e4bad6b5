package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipResponse;
import java.util.Locale;
import java.util.Optional;

/** Why a server refuses, in words for people. Pure. */
final class Refusals {
  private static final int LONGEST = 200;

  private Refusals() {}

  static String reason(SipResponse response) {
    return reason(response.status(), response.reason(), response.headers());
  }

  /**
   * The reason phrase, with what servers say besides: X-Reason (jambonz), the text of Reason (RFC
   * 3326) or of Warning, where it would have us go instead, and when to try again.
   */
  static String reason(int status, String phrase, Headers headers) {
    StringBuilder reason = new StringBuilder(phrase);
    said(headers)
        .filter(more -> !more.isBlank() && !more.equalsIgnoreCase(phrase))
        .ifPresent(more -> reason.append(": ").append(more));
    visible(headers, HeaderName.CONTACT)
        .filter(_ -> status / 100 == 3)
        .ifPresent(where -> reason.append(" to ").append(where));
    Grant.seconds(headers.first(HeaderName.RETRY_AFTER))
        .ifPresent(wait -> reason.append(", try again in ").append(wait.toSeconds()).append(" s"));
    return reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason.toString();
  }

  private static Optional<String> said(Headers headers) {
    return visible(headers, "X-Reason")
        .or(() -> quoted(visible(headers, "Reason"), "text="))
        .or(() -> quoted(visible(headers, "Warning"), " "));
  }

  private static Optional<String> visible(Headers headers, String name) {
    return headers.fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst()
        .map(Header::visible);
  }

  /** The quoted string behind a mark. */
  private static Optional<String> quoted(Optional<String> value, String mark) {
    return value.flatMap(
        text -> {
          int start = text.toLowerCase(Locale.ROOT).indexOf(mark + "\"");
          int from = start + mark.length() + 1;
          int end = start < 0 ? -1 : text.indexOf('"', from);
          return end < 0 ? Optional.empty() : Optional.of(text.substring(from, end));
        });
  }
}
