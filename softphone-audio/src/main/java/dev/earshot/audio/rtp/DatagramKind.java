package dev.earshot.audio.rtp;

/** What a datagram on a media port is, by its first bytes (RFC 7983 7, RFC 5761 4). */
enum DatagramKind {
  STUN,
  DTLS,
  RTCP,
  /** Or nothing known: who reads it will find out. */
  RTP;

  private static final int STUN_LAST = 3;
  private static final int DTLS_FIRST = 20;
  private static final int DTLS_LAST = 63;
  private static final int RTCP_FIRST_TYPE = 192;
  private static final int RTCP_LAST_TYPE = 223;

  static DatagramKind of(byte[] data, int length) {
    int first = length == 0 ? 0xFF : data[0] & 0xFF;
    int type = length < 2 ? 0 : data[1] & 0xFF;
    if (first <= STUN_LAST) {
      return STUN;
    }
    if (first >= DTLS_FIRST && first <= DTLS_LAST) {
      return DTLS;
    }
    return type >= RTCP_FIRST_TYPE && type <= RTCP_LAST_TYPE ? RTCP : RTP;
  }
}
