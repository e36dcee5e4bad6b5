package dev.earshot.audio.sip.message;

/**
 * One header field.
 *
 * @param name long form, in the spelling of the RFCs if it is a known one
 * @param value unfolded, without surrounding blanks and without control characters
 */
public record Header(String name, String value) {
  public Header {
    if (value.chars().anyMatch(c -> c < 32 || c == 127)) {
      throw new IllegalArgumentException("control character in the value of header " + name);
    }
  }
}
