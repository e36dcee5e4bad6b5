package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * From a URI to a hop: transport by parameter, address by resolver (RFC 3263 4 without DNS SRV).
 */
final class Routing {
  private final Network network;
  private final Resolver resolver;

  Routing(Network network, Resolver resolver) {
    this.network = network;
    this.resolver = resolver;
  }

  /** A hop, or why there is none. */
  void find(Outgoing outgoing, Consumer<Parsed<Hop>> result) {
    switch (SipUri.parse(outgoing.nextHop())) {
      case Parsed.Rejected<SipUri>(String reason, int position) ->
          result.accept(new Parsed.Rejected<>(reason, position));
      case Parsed.Ok<SipUri>(SipUri uri) -> find(uri, outgoing.flow(), result);
    }
  }

  private void find(SipUri uri, Optional<Hop> flow, Consumer<Parsed<Hop>> result) {
    // RFC 3261 19.1: sips is TLS, whatever carries it.
    Optional<Transport> asked =
        uri.isSecure()
            ? Optional.of(Transport.TLS)
            : Transport.named(uri.params().value("transport").orElse("udp"));
    Optional<Transport> transport = asked.filter(network::offers);
    if (transport.isEmpty()) {
      result.accept(new Parsed.Rejected<>("transport is not available here", -1));
      return;
    }
    resolver.resolve(
        uri.host(),
        address ->
            result.accept(
                address
                    .<Parsed<Hop>>map(
                        found -> new Parsed.Ok<>(hop(uri, transport.get(), found, flow)))
                    .orElseGet(() -> new Parsed.Rejected<>("host not found", -1))));
  }

  /** A peer that came by connection is met on that connection, if it is the same host. */
  private Hop hop(SipUri uri, Transport transport, InetAddress address, Optional<Hop> flow) {
    return flow.filter(way -> way.transport() == transport && transport.reliable())
        .filter(way -> way.address().getAddress().equals(address) && network.isOpen(way.flow()))
        .orElseGet(
            () -> {
              int port = uri.port() < 0 ? transport.defaultPort() : uri.port();
              return new Hop(transport, new InetSocketAddress(address, port), 0, uri.host());
            });
  }
}
