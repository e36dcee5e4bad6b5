package dev.earshot.audio.sdp;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What offer and answer agreed on.
 *
 * @param codec what we send, with the number the peer wants to see
 * @param sends everything we may send beside the codec: telephone events at the codec's clock rate
 *     first, comfort noise; with the numbers the peer wants to see
 * @param receives every codec the peer may send, with the numbers it will use; telephone events
 *     included
 * @param rtp where the peer wants media; its address is {@code 0.0.0.0} with peers that hold in the
 *     way of RFC 2543
 * @param rtcp where the peer wants reports
 * @param muxed whether RTP and RTCP share a port (RFC 5761)
 * @param direction as we see it
 * @param heldByPeer whether the peer does not want to hear us
 * @param packetMillis duration the peer asks for, 0 if it does not say
 * @param maxPacketMillis longest packet the peer takes, 0 if it does not say
 * @param metrics whether the peer wants VoIP metrics in its reports (RFC 3611 5)
 * @param protocol of the media line, for example {@code RTP/SAVP}
 * @param security how the media is protected
 * @param ice what the peer says of ICE, if both sides do it
 */
public record Agreement(
    PayloadFormat codec,
    List<PayloadFormat> sends,
    List<PayloadFormat> receives,
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    boolean muxed,
    Direction direction,
    boolean heldByPeer,
    int packetMillis,
    int maxPacketMillis,
    boolean metrics,
    String protocol,
    Security security,
    Optional<IceDescription> ice) {
  public Agreement {
    sends = List.copyOf(sends);
    receives = List.copyOf(receives);
  }
}
