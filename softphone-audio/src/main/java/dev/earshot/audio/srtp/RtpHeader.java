package dev.earshot.audio.srtp;

/** How much of a packet stays readable. */
final class RtpHeader {
  /** The first words of a compound RTCP packet, with the sender's SSRC. */
  static final int REPORT_BYTES = 8;

  private static final int FIXED_BYTES = 12;

  private RtpHeader() {}

  /** Header with CSRCs and extension (RFC 3550 5.1); -1 if the packet ends before. */
  static int length(byte[] packet, int length) {
    if (length < FIXED_BYTES) {
      return -1;
    }
    int header = FIXED_BYTES + 4 * (packet[0] & 15);
    if ((packet[0] & 0x10) != 0) {
      if (header + 4 > length) {
        return -1;
      }
      header += 4 + 4 * Octets.get16(packet, header + 2);
    }
    return header > length ? -1 : header;
  }
}
