package dev.earshot.audio.rtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * The peer as its session description tells.
 *
 * @param rtp where it wants media; resolved
 * @param rtcp where it wants reports; the same as {@code rtp} with rtcp-mux (RFC 5761)
 * @param muxed whether RTP and RTCP share our RTP port
 * @param clockRate RTP timestamp units per second of its media
 * @param sends whether it is to send media
 * @param metrics whether it wants VoIP metrics (RFC 3611)
 * @param payloadTypes what it may send; others are ignored
 */
public record RtpRemote(
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    boolean muxed,
    int clockRate,
    boolean sends,
    boolean metrics,
    Set<Integer> payloadTypes) {
  public RtpRemote {
    payloadTypes = Set.copyOf(payloadTypes);
  }

  /**
   * Whether datagrams from {@code local} can be sent {@code there}: not if the peer holds by the
   * address 0.0.0.0, which must never be sent to, nor if it names an address of the other version
   * of IP, which a socket refuses with an unchecked exception.
   */
  static boolean isReachable(InetSocketAddress there, InetAddress local) {
    return !there.getAddress().isAnyLocalAddress()
        && there.getAddress() instanceof Inet6Address == local instanceof Inet6Address;
  }

  /** The same reached there, reports included if they share the port. */
  public RtpRemote at(InetSocketAddress there) {
    return new RtpRemote(
        there, muxed ? there : rtcp, muxed, clockRate, sends, metrics, payloadTypes);
  }

  /** Whether the peer stays where it was. */
  boolean mayKeepSource(RtpRemote former) {
    return rtp.equals(former.rtp);
  }
}
