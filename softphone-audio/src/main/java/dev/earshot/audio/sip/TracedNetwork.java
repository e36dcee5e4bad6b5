package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/** A network all of whose outgoing messages are traced. Sip thread. */
record TracedNetwork(Network network, TraceFile trace) implements Network {
  @Override
  public void send(Hop hop, SipMessage message) {
    trace.note("sent to", message, hop);
    network.send(hop, message);
  }

  @Override
  public void keepAlive(Hop hop) {
    network.keepAlive(hop);
  }

  @Override
  public void renew(Set<InetAddress> still) {
    network.renew(still);
  }

  @Override
  public InetSocketAddress localAddress(Hop hop) {
    return network.localAddress(hop);
  }

  @Override
  public boolean offers(Transport transport) {
    return network.offers(transport);
  }

  @Override
  public boolean isOpen(long flow) {
    return network.isOpen(flow);
  }
}
