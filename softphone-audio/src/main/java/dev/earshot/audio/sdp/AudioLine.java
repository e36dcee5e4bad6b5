package dev.earshot.audio.sdp;

import dev.earshot.audio.Parsed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The media line of a peer's description that we can use, with what it inherits from the session.
 *
 * @param address literal of the connection line; {@code 0.0.0.0} means hold (RFC 3264 8.4)
 * @param direction as the peer sees it, hold by address included
 * @param security how we can both protect it
 * @param ice what the peer says of ICE
 */
record AudioLine(
    MediaDescription media,
    List<PayloadFormat> payloads,
    InetAddress address,
    Direction direction,
    Security security,
    Optional<IceDescription> ice) {
  static final String METRICS = "rtcp-xr";
  static final String VOIP_METRICS = "voip-metrics";

  /**
   * The first usable audio line that is protected, else the first one in the clear, or what is
   * wrong with the most promising one.
   */
  static Parsed<AudioLine> find(SessionDescription sdp, SecurityRules rules) {
    Parsed<AudioLine> best = new Parsed.Rejected<>("no audio media line", -1);
    for (MediaDescription media : sdp.media()) {
      if (!media.kind().equals("audio")) {
        continue;
      }
      Parsed<AudioLine> line = usable(sdp, media, rules);
      if (line instanceof Parsed.Ok<AudioLine>(var found)) {
        if (!(found.security instanceof Security.Plain)) {
          return line;
        }
        best = best instanceof Parsed.Ok<AudioLine> ? best : line;
      } else if (best instanceof Parsed.Rejected<AudioLine>) {
        best = line;
      }
    }
    return best;
  }

  private static Parsed<AudioLine> usable(
      SessionDescription sdp, MediaDescription media, SecurityRules rules) {
    if (media.port() == 0) {
      return new Parsed.Rejected<>("media line has no port", -1);
    }
    return switch (rules.agree(sdp, media)) {
      case Parsed.Rejected<Security>(var reason, var position) ->
          new Parsed.Rejected<>(reason, position);
      case Parsed.Ok<Security>(var security) -> read(sdp, media, security);
    };
  }

  private static Parsed<AudioLine> read(
      SessionDescription sdp, MediaDescription media, Security security) {
    Optional<String> host = sdp.addressOf(media);
    if (host.isEmpty()) {
      return new Parsed.Rejected<>("no connection line for the audio", -1);
    }
    Optional<InetAddress> address = literal(host.get());
    if (address.isEmpty()) {
      return new Parsed.Rejected<>("connection address is not an IP address: " + host.get(), -1);
    }
    if (address.get().isMulticastAddress()) {
      return new Parsed.Rejected<>("connection address is multicast: " + host.get(), -1);
    }
    Direction stated = sdp.directionOf(media);
    Direction direction =
        address.get().isAnyLocalAddress() ? stated.and(Direction.SENDONLY) : stated;
    InetSocketAddress rtp = new InetSocketAddress(address.get(), media.port());
    return new Parsed.Ok<>(
        new AudioLine(
            media,
            media.payloads(),
            address.get(),
            direction,
            security,
            IceDescription.of(sdp, media, rtp)));
  }

  /** Host names are not resolved: that would block, and would let a description probe our DNS. */
  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException hostName) {
      return Optional.empty();
    }
  }

  /** {@code a=rtcp-xr:rcvr-rtt=all voip-metrics} (RFC 3611 5.1). */
  boolean wantsMetrics() {
    return media.attribute(METRICS).filter(text -> text.contains(VOIP_METRICS)).isPresent();
  }

  boolean muxed() {
    return media.has("rtcp-mux");
  }

  Agreement agreement(
      PayloadFormat codec,
      List<PayloadFormat> sends,
      List<PayloadFormat> receives,
      Direction ours,
      boolean mux,
      boolean checks) {
    InetSocketAddress rtp = new InetSocketAddress(address, media.port());
    return new Agreement(
        codec,
        sends,
        receives,
        rtp,
        mux ? rtp : rtcp(),
        mux,
        ours,
        !direction.receives(),
        media.number("ptime").orElse(0),
        media.number("maxptime").orElse(0),
        wantsMetrics(),
        media.protocol(),
        security,
        ice.filter(_ -> checks));
  }

  /** {@code a=rtcp:53020 IN IP4 126.16.64.4} (RFC 3605), or the port above RTP's. */
  private InetSocketAddress rtcp() {
    String[] parts = media.attribute("rtcp").orElse("").strip().split("\\s+", -1);
    int next = Math.min(media.port() + 1, 65_535);
    int port = Numbers.parse(parts[0], 65_535).filter(p -> p > 0).orElse(next);
    Optional<InetAddress> host = parts.length < 4 ? Optional.empty() : literal(parts[3]);
    return new InetSocketAddress(host.orElse(address), port);
  }
}
