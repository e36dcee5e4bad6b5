package dev.earshot.audio.sip.message;

/**
 * One header field.
 *
 * @param name long form, in the spelling of the RFCs if it is a known one
 * @param value unfolded, without surrounding blanks, without line ends; other control characters
 *     only as RFC 3261 25.1 allows them, escaped in a quoted string
 */
public record Header(String name, String value) {
  /** The value as it may be shown, without any control character. */
  public String visible() {
    return Tokens.visible(value);
  }

  public Header {
    if (!Tokens.isHeaderValue(value)) {
      throw new IllegalArgumentException("control character in the value of header " + name);
    }
  }
}
