package dev.earshot.audio.sdp;

/**
 * One {@code a=} line (RFC 8866 5.13).
 *
 * @param value what follows the colon; empty for a property attribute such as {@code a=sendrecv}
 */
public record Attribute(String name, String value) {
  public static Attribute flag(String name) {
    return new Attribute(name, "");
  }

  String text() {
    return value.isEmpty() ? name : name + ":" + value;
  }
}
