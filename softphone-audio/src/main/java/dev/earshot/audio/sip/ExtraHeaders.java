package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.HeaderName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Header fields an application adds; those that steer the protocol are not his to set. */
final class ExtraHeaders {
  private static final Set<String> OURS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OURS.addAll(
        List.of(
            HeaderName.VIA,
            HeaderName.FROM,
            HeaderName.TO,
            HeaderName.CALL_ID,
            HeaderName.CSEQ,
            HeaderName.CONTACT,
            HeaderName.MAX_FORWARDS,
            HeaderName.ROUTE,
            HeaderName.RECORD_ROUTE,
            HeaderName.CONTENT_LENGTH,
            HeaderName.CONTENT_TYPE,
            "v",
            "f",
            "t",
            "i",
            "m",
            "l",
            "c"));
  }

  private ExtraHeaders() {}

  static List<Header> of(List<SipHeader> headers) {
    for (SipHeader header : headers) {
      if (OURS.contains(header.name())) {
        throw new IllegalArgumentException("set by the user agent itself: " + header.name());
      }
    }
    return headers.stream().map(header -> new Header(header.name(), header.value())).toList();
  }
}
