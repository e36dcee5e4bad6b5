package dev.earshot.audio.rtp;

/**
 * Reads compound RTCP packets (RFC 3550 6, checks of A.2) and keeps what concerns one session: the
 * peer's sender report, its block about us, BYE. Never throws, whatever the bytes. Not thread-safe.
 */
final class RtcpReader {
  private final int ownSsrc;

  private boolean hasSenderReport;
  private boolean hasBlock;
  private boolean bye;
  private int ntpMiddle;
  private int fractionLost;
  private int lastReport;
  private int delay;
  private int highest;

  /** Conversational MOS in tenths as the peer rates it. */
  private int score = VoipMetrics.UNKNOWN;

  /**
   * @param ownSsrc whose report blocks are kept
   */
  RtcpReader(int ownSsrc) {
    this.ownSsrc = ownSsrc;
  }

  /** Reads a compound packet; false if it is none. Parts of a bad one are never kept. */
  boolean parse(byte[] data, int length) {
    hasSenderReport = false;
    hasBlock = false;
    bye = false;
    if (!isCompound(data, length)) {
      return false;
    }
    for (int at = 0; at < length; at += packetBytes(data, at)) {
      read(data, at, packetBytes(data, at));
    }
    return true;
  }

  /** A.2: version 2 throughout, a report first, padding only in the last, lengths that add up. */
  private static boolean isCompound(byte[] data, int length) {
    if (length < 8 || length > data.length || (data[0] & 0x20) != 0) {
      return false;
    }
    int first = Bytes.get8(data, 1);
    if (first != RtcpWriter.SENDER_REPORT && first != RtcpWriter.RECEIVER_REPORT) {
      return false;
    }
    int at = 0;
    while (at + 4 <= length) {
      if ((data[at] >> 6 & 3) != 2) {
        return false;
      }
      at += packetBytes(data, at);
    }
    return at == length;
  }

  private static int packetBytes(byte[] data, int at) {
    return 4 * (Bytes.get16(data, at + 2) + 1);
  }

  private void read(byte[] data, int at, int bytes) {
    int count = data[at] & 31;
    switch (Bytes.get8(data, at + 1)) {
      case RtcpWriter.SENDER_REPORT -> {
        if (bytes >= 28) {
          hasSenderReport = true;
          ntpMiddle = Bytes.get16(data, at + 10) << 16 | Bytes.get16(data, at + 12);
          readBlocks(data, at + 28, Math.min(count, (bytes - 28) / 24));
        }
      }
      case RtcpWriter.RECEIVER_REPORT ->
          readBlocks(data, at + 8, Math.min(count, (bytes - 8) / 24));
      case RtcpWriter.EXTENDED_REPORT -> readExtended(data, at + 8, at + bytes);
      case RtcpWriter.BYE -> bye = true;
      default -> {}
    }
  }

  /** Of extended reports, the VoIP metrics about us. */
  private void readExtended(byte[] data, int from, int end) {
    int at = from;
    while (at + 4 <= end) {
      int words = Bytes.get16(data, at + 2);
      int next = at + 4 * (words + 1);
      if (Bytes.get8(data, at) == VoipMetrics.BLOCK_TYPE
          && words == VoipMetrics.BLOCK_WORDS
          && next <= end
          && Bytes.get32(data, at + 4) == ownSsrc) {
        score = Bytes.get8(data, at + 27);
      }
      at = next;
    }
  }

  private void readBlocks(byte[] data, int from, int count) {
    for (int i = 0, at = from; i < count; i++, at += 24) {
      if (Bytes.get32(data, at) == ownSsrc) {
        hasBlock = true;
        fractionLost = Bytes.get8(data, at + 4);
        highest = Bytes.get32(data, at + 8);
        lastReport = Bytes.get32(data, at + 16);
        delay = Bytes.get32(data, at + 20);
      }
    }
  }

  boolean hasSenderReport() {
    return hasSenderReport;
  }

  boolean hasBlock() {
    return hasBlock;
  }

  boolean bye() {
    return bye;
  }

  /** Middle 32 bits of the sender report's NTP time: what LSR must echo. */
  int ntpMiddle() {
    return ntpMiddle;
  }

  /** How the peer rates the call, 1 to 5; negative if it has not told. */
  double mos() {
    return score >= 10 && score <= 50 ? score / 10.0 : -1;
  }

  /** Extended sequence number of our newest packet that came to the peer. */
  int highest() {
    return highest;
  }

  double lossPercent() {
    return fractionLost * 100.0 / 256;
  }

  /**
   * Round trip in milliseconds (RFC 3550 6.4.1), negative if the peer has seen no report of us yet
   * or its numbers make no sense.
   *
   * @param now middle 32 bits of our NTP time at the arrival
   */
  double roundTripMillis(int now) {
    int units = now - lastReport - delay;
    return lastReport == 0 || units < 0 || units > 60 << 16 ? -1 : units * 1000.0 / 65536;
  }
}
