package dev.earshot.audio.rtp;

/**
 * What becomes of packets after their reception, for reports to the peer.
 *
 * @param discarded packets that came too late
 * @param packetMillis what a packet of the peer lasts
 * @param bufferMillis depth of the jitter buffer
 * @param systemMillis delay of our part
 * @param mos estimate by the E-model; negative if unknown
 */
public record PlayoutFigures(
    long discarded, double packetMillis, double bufferMillis, double systemMillis, double mos) {
  public static final PlayoutFigures UNKNOWN = new PlayoutFigures(0, 20, 0, 0, -1);
}
