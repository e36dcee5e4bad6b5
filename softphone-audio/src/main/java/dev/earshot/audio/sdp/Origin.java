package dev.earshot.audio.sdp;

/**
 * The {@code o=} line (RFC 8866 5.2). The numbers are kept as text: others use more than 63 bits.
 *
 * @param username may contain blanks with careless peers
 * @param sessionId stays the same for the whole call
 * @param version grows with every change (RFC 3264 8)
 * @param address literal or host name
 */
public record Origin(String username, String sessionId, String version, String address) {
  static final Origin UNKNOWN = new Origin("-", "0", "0", "0.0.0.0");

  public static Origin ours(long sessionId, long version, String address) {
    return new Origin(
        "-", Long.toUnsignedString(sessionId), Long.toUnsignedString(version), address);
  }
}
