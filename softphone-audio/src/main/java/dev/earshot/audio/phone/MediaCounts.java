package dev.earshot.audio.phone;

/**
 * What went over one leg or several, counted from the beginning; packets unless said otherwise.
 *
 * @param lost packets that never came (RFC 3550 A.3)
 * @param concealedFrames frames invented by concealment
 * @param lateFrames packets that came too late and were dropped
 * @param malformed datagrams that are neither RTP nor RTCP
 * @param foreign of sources that are not the peer
 * @param unexpected of payload types that were not agreed, or before the agreement
 */
public record MediaCounts(
    long packetsSent,
    long packetsReceived,
    long lost,
    long concealedFrames,
    long lateFrames,
    long malformed,
    long foreign,
    long unexpected) {
  public static final MediaCounts NONE = new MediaCounts(0, 0, 0, 0, 0, 0, 0, 0);

  public MediaCounts plus(MediaCounts other) {
    return new MediaCounts(
        packetsSent + other.packetsSent,
        packetsReceived + other.packetsReceived,
        lost + other.lost,
        concealedFrames + other.concealedFrames,
        lateFrames + other.lateFrames,
        malformed + other.malformed,
        foreign + other.foreign,
        unexpected + other.unexpected);
  }
}
