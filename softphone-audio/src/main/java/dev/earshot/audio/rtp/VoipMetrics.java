package dev.earshot.audio.rtp;

/**
 * The VoIP metrics block of an extended report (RFC 3611 4.7) as we fill it.
 *
 * @param ssrc of the stream it is about
 * @param expected packets that should have come
 * @param lost of them
 * @param bursts how the losses cluster
 * @param roundTripMillis negative if unknown
 * @param playout what became of the others
 */
record VoipMetrics(
    int ssrc,
    long expected,
    long lost,
    BurstGap.Figures bursts,
    double roundTripMillis,
    PlayoutFigures playout) {
  static final int BLOCK_TYPE = 7;

  /** Words that follow the block's first. */
  static final int BLOCK_WORDS = 8;

  static final int UNKNOWN = 127;

  /** Enhanced concealment, adaptive jitter buffer of unknown rate (RFC 3611 4.7.6). */
  private static final int RECEIVER = 0xB0;

  /** Deepest that our jitter buffer gets. */
  private static final int BUFFER_LIMIT_MILLIS = 500;

  /** Writes the block; its length is 36 bytes. */
  void write(byte[] data, int at) {
    Bytes.put32(data, at, BLOCK_TYPE << 24 | BLOCK_WORDS);
    Bytes.put32(data, at + 4, ssrc);
    data[at + 8] = share(ofExpected(lost));
    data[at + 9] = share(ofExpected(playout.discarded()));
    data[at + 10] = share(bursts.burstDensity());
    data[at + 11] = share(bursts.gapDensity());
    Bytes.put16(data, at + 12, millis(bursts.burstPackets() * playout.packetMillis()));
    Bytes.put16(data, at + 14, millis(bursts.gapPackets() * playout.packetMillis()));
    Bytes.put16(data, at + 16, millis(roundTripMillis));
    Bytes.put16(data, at + 18, millis(playout.systemMillis()));
    data[at + 20] = UNKNOWN;
    data[at + 21] = UNKNOWN;
    data[at + 22] = UNKNOWN;
    data[at + 23] = BurstGap.GAP;
    data[at + 24] = UNKNOWN;
    data[at + 25] = UNKNOWN;
    data[at + 26] = score(playout.mos());
    data[at + 27] = score(playout.mos());
    data[at + 28] = (byte) RECEIVER;
    data[at + 29] = 0;
    Bytes.put16(data, at + 30, millis(playout.bufferMillis()));
    Bytes.put16(data, at + 32, millis(playout.bufferMillis()));
    Bytes.put16(data, at + 34, BUFFER_LIMIT_MILLIS);
  }

  private double ofExpected(long packets) {
    return expected <= 0 ? 0 : Math.max(0, packets) / (double) expected;
  }

  /** In 1/256, at most 255. */
  private static byte share(double ratio) {
    return (byte) Math.min(255, (int) (256 * ratio));
  }

  private static int millis(double duration) {
    return (int) Math.max(0, Math.min(65_535, duration));
  }

  /** MOS in tenths. */
  private static byte score(double mos) {
    return (byte) (mos < 1 ? UNKNOWN : Math.round(10 * Math.min(5, mos)));
  }
}
