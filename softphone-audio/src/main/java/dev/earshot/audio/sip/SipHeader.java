package dev.earshot.audio.sip;

/** A header field that the application adds to a request or reads from a message. */
public record SipHeader(String name, String value) {
  public SipHeader {
    if (name.isEmpty() || !name.chars().allMatch(c -> c > 32 && c < 127 && c != ':')) {
      throw new IllegalArgumentException("not a SIP header name: '" + name + "'");
    }
    if (value.chars().anyMatch(c -> c < 32 || c == 127)) {
      throw new IllegalArgumentException("control character in the value of SIP header " + name);
    }
  }
}
