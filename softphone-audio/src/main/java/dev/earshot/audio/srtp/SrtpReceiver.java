package dev.earshot.audio.srtp;

import dev.earshot.audio.rtp.PacketProtection;

/**
 * Opens what the peer sends under its master key (RFC 3711 3.3, 3.4), each packet once. Owned by
 * the rtp thread.
 */
public final class SrtpReceiver {
  private static final int ENCRYPTED = 0x8000_0000;

  private final Transform media;
  private final Transform reports;
  private final CryptoSuite suite;
  private final int mkiBytes;
  private final Sources mediaSources = new Sources();
  private final Sources reportSources = new Sources();

  /**
   * @param mkiBytes length of the key's name that the peer puts before each tag; 0 if none
   */
  public SrtpReceiver(MasterKey key, int mkiBytes) {
    suite = key.suite();
    this.mkiBytes = mkiBytes;
    media = Transform.of(key, false);
    reports = Transform.of(key, true);
  }

  /**
   * Opens an RTP packet in place.
   *
   * @return the new length, or {@link PacketProtection#REFUSED} if it is forged, damaged or was
   *     seen before
   */
  public int unprotect(byte[] packet, int length) {
    int end = length - suite.tagBytes() - mkiBytes;
    int header = RtpHeader.length(packet, end);
    if (header < 0) {
      return PacketProtection.REFUSED;
    }
    int ssrc = Octets.get32(packet, 8);
    long index = mediaSources.index(ssrc, Octets.get16(packet, 2));
    int rollOver = (int) (index >>> 16);
    // GCM's tag is part of the ciphertext, so the MKI comes after it (RFC 7714 8.2).
    int tagAt = suite.isGcm() ? end : end + mkiBytes;
    if (!mediaSources.isNew(ssrc, index)
        || !media.open(packet, header, end, ssrc, index, rollOver, tagAt)) {
      return PacketProtection.REFUSED;
    }
    mediaSources.mark(ssrc, index);
    return end;
  }

  /** As {@link #unprotect} for a compound RTCP packet. */
  public int unprotectReport(byte[] packet, int length) {
    int tagBytes = suite.reportTagBytes();
    int end = length - tagBytes - mkiBytes - 4;
    if (end < RtpHeader.REPORT_BYTES) {
      return PacketProtection.REFUSED;
    }
    int tagAt = suite.isGcm() ? end : end + 4 + mkiBytes;
    int trailer = Octets.get32(packet, suite.isGcm() ? end + tagBytes : end);
    int ssrc = Octets.get32(packet, 4);
    int index = trailer & ~ENCRYPTED;
    if ((trailer & ENCRYPTED) == 0
        || !reportSources.isNew(ssrc, index)
        || !reports.open(packet, RtpHeader.REPORT_BYTES, end, ssrc, index, trailer, tagAt)) {
      return PacketProtection.REFUSED;
    }
    reportSources.mark(ssrc, index);
    return end;
  }
}
