package dev.earshot.audio.rtp;

import java.nio.charset.StandardCharsets;

/**
 * Builds the compound RTCP packets of one session (RFC 3550 6.1): a sender or receiver report, then
 * the CNAME, then perhaps BYE. Not thread-safe.
 */
final class RtcpWriter {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int BYE = 203;
  static final int EXTENDED_REPORT = 207;

  private static final int CNAME = 1;
  private static final int BLOCK_BYTES = 24;

  private final int ssrc;
  private final byte[] cname;
  private final byte[] data = new byte[512];
  private int length;

  RtcpWriter(int ssrc, String cname) {
    this.ssrc = ssrc;
    this.cname = cname.getBytes(StandardCharsets.UTF_8);
  }

  /** What a sender report tells of our own stream. */
  record Sender(long ntp, int rtpTimestamp, int packets, int octets) {}

  /** What we received from the peer; times in units of 1/65536 s. */
  record Block(
      int ssrc,
      int fractionLost,
      int lost,
      int maxSequence,
      int jitter,
      int lastReport,
      int delay) {}

  void begin() {
    length = 0;
  }

  void senderReport(Sender sender) {
    header(SENDER_REPORT, 0, 24);
    Bytes.put32(data, length + 4, ssrc);
    Bytes.put32(data, length + 8, (int) (sender.ntp >>> 32));
    Bytes.put32(data, length + 12, (int) sender.ntp);
    Bytes.put32(data, length + 16, sender.rtpTimestamp);
    Bytes.put32(data, length + 20, sender.packets);
    Bytes.put32(data, length + 24, sender.octets);
    length += 28;
  }

  void receiverReport() {
    header(RECEIVER_REPORT, 0, 4);
    Bytes.put32(data, length + 4, ssrc);
    length += 8;
  }

  /** Adds a block to the report just written, which must be the first packet. */
  void block(Block block) {
    data[0]++;
    Bytes.put16(data, 2, Bytes.get16(data, 2) + BLOCK_BYTES / 4);
    int lost = Math.max(-0x80_0000, Math.min(0x7F_FFFF, block.lost)) & 0xFF_FFFF;
    Bytes.put32(data, length, block.ssrc);
    Bytes.put32(data, length + 4, block.fractionLost << 24 | lost);
    Bytes.put32(data, length + 8, block.maxSequence);
    Bytes.put32(data, length + 12, block.jitter);
    Bytes.put32(data, length + 16, block.lastReport);
    Bytes.put32(data, length + 20, block.delay);
    length += BLOCK_BYTES;
  }

  void sourceDescription() {
    // SSRC, item type and length, the name, at least one zero byte, padded to 32 bits.
    int chunk = 4 + 2 + cname.length + 1 + 3 & ~3;
    header(SOURCE_DESCRIPTION, 1, chunk);
    Bytes.put32(data, length + 4, ssrc);
    data[length + 8] = CNAME;
    data[length + 9] = (byte) cname.length;
    System.arraycopy(cname, 0, data, length + 10, cname.length);
    for (int i = 10 + cname.length; i < 4 + chunk; i++) {
      data[length + i] = 0;
    }
    length += 4 + chunk;
  }

  /** An extended report (RFC 3611 2) of one block. */
  void voipMetrics(VoipMetrics metrics) {
    int block = 4 * (VoipMetrics.BLOCK_WORDS + 1);
    header(EXTENDED_REPORT, 0, 4 + block);
    Bytes.put32(data, length + 4, ssrc);
    metrics.write(data, length + 8);
    length += 8 + block;
  }

  void bye() {
    header(BYE, 1, 4);
    Bytes.put32(data, length + 4, ssrc);
    length += 8;
  }

  private void header(int type, int count, int bodyBytes) {
    data[length] = (byte) (0x80 | count);
    data[length + 1] = (byte) type;
    Bytes.put16(data, length + 2, bodyBytes / 4);
  }

  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }
}
