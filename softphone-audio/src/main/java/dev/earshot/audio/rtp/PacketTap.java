package dev.earshot.audio.rtp;

import java.net.InetSocketAddress;

/** Who uses a session, as the rtp thread sees him; must not block. */
@FunctionalInterface
public interface PacketTap {
  /**
   * Sees every accepted RTP packet before it is queued: whether it is used up here, for example
   * because it is a telephone event; if not, it is queued for the mix thread.
   */
  boolean takes(RtpPacket packet);

  /**
   * Takes what comes to the RTP port and is neither RTP nor RTCP (RFC 7983): its first byte is
   * below 64. The array is used again.
   */
  default void onDatagram(InetSocketAddress source, byte[] data, int length) {}

  /** What became of the packets that were queued. */
  default PlayoutFigures playout() {
    return PlayoutFigures.UNKNOWN;
  }

  /** Audio began or ceased to flow one way only. */
  default void onFlow(MediaFlow flow) {}
}
