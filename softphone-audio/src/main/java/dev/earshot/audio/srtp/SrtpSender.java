package dev.earshot.audio.srtp;

import dev.earshot.audio.rtp.PacketProtection;

/**
 * Protects what we send under our master key (RFC 3711 3.3, 3.4). One key must never begin anew
 * with the same SSRC: keep the sender as long as the key. RTP belongs to one thread; reports may
 * come from any, one at a time.
 */
public final class SrtpSender {
  private static final int ENCRYPTED = 0x8000_0000;

  private final Transform media;
  private final Transform reports;
  private final CryptoSuite suite;
  private int rollOver;
  private int lastSequence = -1;
  private int reportIndex;

  public SrtpSender(MasterKey key) {
    suite = key.suite();
    media = Transform.of(key, false);
    reports = Transform.of(key, true);
  }

  /**
   * Protects an RTP packet in place; packets come in the order of their sequence numbers.
   *
   * @param packet with room for {@link PacketProtection#MOST_GROWTH} more bytes
   * @return the new length
   */
  public int protect(byte[] packet, int length) {
    int sequence = Octets.get16(packet, 2);
    if (sequence < lastSequence) {
      rollOver++;
    }
    lastSequence = sequence;
    long index = (rollOver & 0xFFFF_FFFFL) << 16 | sequence;
    int ssrc = Octets.get32(packet, 8);
    media.seal(packet, RtpHeader.length(packet, length), length, ssrc, index, rollOver, length);
    return length + suite.tagBytes();
  }

  /** As {@link #protect} for a compound RTCP packet. */
  public synchronized int protectReport(byte[] packet, int length) {
    reportIndex = reportIndex + 1 & ~ENCRYPTED;
    int trailer = ENCRYPTED | reportIndex;
    int ssrc = Octets.get32(packet, 4);
    int tagBytes = suite.reportTagBytes();
    // RFC 3711 figure 2: index, then tag. RFC 7714 9.2: tag, then index.
    int tagAt = suite.isGcm() ? length : length + 4;
    int trailerAt = suite.isGcm() ? length + tagBytes : length;
    reports.seal(packet, RtpHeader.REPORT_BYTES, length, ssrc, reportIndex, trailer, tagAt);
    Octets.put32(packet, trailerAt, trailer);
    return length + tagBytes + 4;
  }
}
