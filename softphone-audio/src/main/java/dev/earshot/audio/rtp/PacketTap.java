package dev.earshot.audio.rtp;

/** Sees every accepted RTP packet on the rtp thread before it is queued; must not block. */
@FunctionalInterface
public interface PacketTap {
  /**
   * Whether the packet is used up here, for example because it is a telephone event; if not, it is
   * queued for the mix thread.
   */
  boolean takes(RtpPacket packet);
}
