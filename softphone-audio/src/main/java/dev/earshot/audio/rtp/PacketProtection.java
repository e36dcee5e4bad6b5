package dev.earshot.audio.rtp;

/**
 * What happens to packets between the session and the network, for example SRTP (RFC 3711). Works
 * in place. {@link #protect} is called on the mix thread, {@link #unprotect} and {@link
 * #unprotectReport} on the rtp thread, {@link #protectReport} on any; none may block.
 */
public interface PacketProtection {
  /** In place of a length: the packet must not be sent, or not be believed. */
  int REFUSED = -1;

  /** By how many bytes a packet may grow. */
  int MOST_GROWTH = 24;

  /** As long as keys are still being agreed on: nothing leaves, nothing is believed. */
  PacketProtection NOTHING_PASSES = new Closed();

  /** Protects an RTP packet; the new length. */
  int protect(byte[] packet, int length);

  /** Opens an RTP packet; the new length, {@link #REFUSED} if it is not genuine. */
  int unprotect(byte[] packet, int length);

  /** Protects a compound RTCP packet; the new length. */
  int protectReport(byte[] packet, int length);

  /** Opens a compound RTCP packet; the new length, {@link #REFUSED} if it is not genuine. */
  int unprotectReport(byte[] packet, int length);

  /** Lets nothing pass in either direction. */
  final class Closed implements PacketProtection {
    private Closed() {}

    @Override
    public int protect(byte[] packet, int length) {
      return REFUSED;
    }

    @Override
    public int unprotect(byte[] packet, int length) {
      return REFUSED;
    }

    @Override
    public int protectReport(byte[] packet, int length) {
      return REFUSED;
    }

    @Override
    public int unprotectReport(byte[] packet, int length) {
      return REFUSED;
    }
  }
}
