package dev.earshot.audio.sip.message;

/**
 * A request (RFC 3261 7.1).
 *
 * @param method case matters
 * @param uri as written, of any scheme
 * @param version as written; anything but {@code SIP/2.0} is answered with 505
 */
public record SipRequest(String method, String uri, String version, Headers headers, String body)
    implements SipMessage {
  public static final String VERSION = "SIP/2.0";

  public SipRequest(String method, String uri, Headers headers, String body) {
    this(method, uri, VERSION, headers, body);
  }

  public SipRequest withHeaders(Headers newHeaders) {
    return new SipRequest(method, uri, version, newHeaders, body);
  }

  /** The same with a description as its body, unless that is empty. */
  public SipRequest withSdp(String sdp) {
    return sdp.isEmpty() ? this : withBody("application/sdp", sdp);
  }

  public SipRequest withBody(String type, String text) {
    return new SipRequest(method, uri, version, headers.with(HeaderName.CONTENT_TYPE, type), text);
  }

  public boolean isInvite() {
    return method.equals("INVITE");
  }

  public boolean isAck() {
    return method.equals("ACK");
  }

  @Override
  public String startLine() {
    return method + " " + uri + " " + version;
  }
}
