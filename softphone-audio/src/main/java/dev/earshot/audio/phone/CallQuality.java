package dev.earshot.audio.phone;

/**
 * What a leg's media is like. Negative numbers mean: not known yet.
 *
 * @param codec for example {@code PCMU}; empty before the answer
 * @param encryption for example {@code SDES AEAD_AES_128_GCM}; empty if the media goes in the clear
 * @param packetsSent RTP packets sent
 * @param packetsReceived RTP packets accepted
 * @param lost packets that never came (RFC 3550 A.3)
 * @param concealedFrames frames invented by concealment
 * @param lateFrames packets that came too late and were dropped
 * @param jitterMillis interarrival jitter (RFC 3550 A.8)
 * @param bufferMillis present depth of the jitter buffer
 * @param roundTripMillis from RTCP (RFC 3550 6.4.1), -1 if unknown
 * @param remoteLossPercent loss the peer reports, -1 if unknown
 * @param mos estimate by the E-model (ITU-T G.107), 1.0 to 4.5, -1 if unknown
 */
public record CallQuality(
    String codec,
    String encryption,
    long packetsSent,
    long packetsReceived,
    long lost,
    long concealedFrames,
    long lateFrames,
    double jitterMillis,
    double bufferMillis,
    double roundTripMillis,
    double remoteLossPercent,
    double mos) {
  /** Before anything was negotiated. */
  public static final CallQuality UNKNOWN =
      new CallQuality("", "", 0, 0, 0, 0, 0, -1, -1, -1, -1, -1);
}
