package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.locate.Destination;
import dev.earshot.audio.sip.locate.Target;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.Transport;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** From a URI to the hops to try, best first (RFC 3263 4). */
final class Routing {
  private final Network network;
  private final Resolver resolver;

  Routing(Network network, Resolver resolver) {
    this.network = network;
    this.resolver = resolver;
  }

  /** At least one hop, or why there is none. */
  void find(Outgoing outgoing, Consumer<Parsed<List<Hop>>> result) {
    switch (SipUri.parse(outgoing.nextHop())) {
      case Parsed.Rejected<SipUri>(String reason, int position) ->
          result.accept(new Parsed.Rejected<>(reason, position));
      case Parsed.Ok<SipUri>(SipUri uri) -> find(uri, outgoing.flow(), result);
    }
  }

  private void find(SipUri uri, Optional<Hop> flow, Consumer<Parsed<List<Hop>>> result) {
    // RFC 3261 19.1: sips is TLS, whatever carries it.
    Optional<String> named = uri.isSecure() ? Optional.of("tls") : uri.params().value("transport");
    Optional<Transport> transport = named.flatMap(Transport::named);
    Set<Transport> offered = EnumSet.noneOf(Transport.class);
    for (Transport one : Transport.values()) {
      if (network.offers(one)) {
        offered.add(one);
      }
    }
    if (named.isPresent() && transport.filter(offered::contains).isEmpty()) {
      result.accept(new Parsed.Rejected<>("transport is not available here", -1));
      return;
    }
    Destination destination =
        new Destination(uri.host(), uri.port(), transport, uri.isSecure(), offered);
    resolver.resolve(
        destination,
        targets ->
            result.accept(
                targets.isEmpty()
                    ? new Parsed.Rejected<>("host not found", -1)
                    : new Parsed.Ok<>(
                        targets.stream().map(target -> hop(uri, target, flow)).toList())));
  }

  /** A peer that came by connection is met on that connection, if it is the same host. */
  private Hop hop(SipUri uri, Target target, Optional<Hop> flow) {
    return flow.filter(way -> way.transport() == target.transport() && way.transport().reliable())
        .filter(way -> way.address().getAddress().equals(target.address().getAddress()))
        .filter(way -> network.isOpen(way.flow()))
        .orElseGet(() -> new Hop(target.transport(), target.address(), 0, uri.host()));
  }
}
