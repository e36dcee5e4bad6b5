package dev.earshot.audio.rtp;

import java.net.InetSocketAddress;

/** Who uses a session, as the rtp thread sees him; must not block. */
@FunctionalInterface
public interface PacketTap {
  /**
   * Sees every accepted RTP packet before it is queued: whether it is used up here, for example
   * because it is a telephone event; if not, it is queued for the mix thread.
   *
   * @param arrivalNanos by {@link RtpSession#nanos()}
   */
  boolean takes(RtpPacket packet, long arrivalNanos);

  /** Takes a DTLS record that came to the RTP port (RFC 7983). The array is used again. */
  default void onHandshake(InetSocketAddress source, byte[] data, int length) {}

  /** Takes a STUN message that came to the RTP port. The array is used again. */
  default void onStun(InetSocketAddress source, byte[] data, int length) {}

  /** Time passes: called ten times a second, also before there is an agreement. */
  default void onStep(long nowNanos) {}

  /** What became of the packets that were queued. */
  default PlayoutFigures playout() {
    return PlayoutFigures.UNKNOWN;
  }

  /** Audio began or ceased to flow one way only. */
  default void onFlow(MediaFlow flow) {}
}
