package dev.earshot.audio.sip.message;

import java.util.List;

/**
 * A response (RFC 3261 7.2).
 *
 * @param status 100 to 699
 */
public record SipResponse(int status, String reason, Headers headers, String body)
    implements SipMessage {
  public SipResponse {
    if (status < 100 || status > 699) {
      throw new IllegalArgumentException("SIP status out of range: " + status);
    }
  }

  /** An answer with the fields that RFC 3261 8.2.6.2 has copied; no To tag is added. */
  public static SipResponse to(SipRequest request, int status, String reason) {
    Headers from = request.headers();
    Headers copied = Headers.NONE.withAll(HeaderName.VIA, from.all(HeaderName.VIA));
    for (String name :
        List.of(HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ)) {
      copied = copied.withAll(name, from.all(name));
    }
    return new SipResponse(status, ReasonPhrase.clean(reason), copied, "");
  }

  public static SipResponse to(SipRequest request, int status) {
    return to(request, status, ReasonPhrase.of(status));
  }

  /** The same with a To tag, unless it has one. */
  public SipResponse tagged(String tag) {
    return to().tag().isPresent()
        ? this
        : withHeaders(headers.replacing(HeaderName.TO, to().withTag(tag).toString()));
  }

  public SipResponse with(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  public SipResponse withHeaders(Headers newHeaders) {
    return new SipResponse(status, reason, newHeaders, body);
  }

  public SipResponse withSdp(String sdp) {
    Headers typed = headers.with(HeaderName.CONTENT_TYPE, "application/sdp");
    return sdp.isEmpty() ? this : new SipResponse(status, reason, typed, sdp);
  }

  public boolean isProvisional() {
    return status < 200;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  @Override
  public String startLine() {
    return SipRequest.VERSION + " " + status + " " + reason;
  }
}
