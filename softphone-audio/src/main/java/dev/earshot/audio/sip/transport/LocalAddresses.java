package dev.earshot.audio.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of our addresses a peer sees when we are bound to all of them. Asks the routing table by
 * connecting a datagram socket, which sends nothing.
 */
final class LocalAddresses {
  private static final int REMEMBERED = 256;

  private final InetSocketAddress bound;
  private final Map<InetAddress, InetAddress> towards = new LinkedHashMap<>();

  LocalAddresses(InetSocketAddress bound) {
    this.bound = bound;
  }

  /** Asks anew from now on. */
  void forget() {
    towards.clear();
  }

  InetSocketAddress towards(InetAddress peer) {
    if (!bound.getAddress().isAnyLocalAddress()) {
      return bound;
    }
    InetAddress known = towards.get(peer);
    if (known == null) {
      known = ask(peer);
      if (towards.size() == REMEMBERED) {
        towards.clear();
      }
      towards.put(peer, known);
    }
    return new InetSocketAddress(known, bound.getPort());
  }

  private InetAddress ask(InetAddress peer) {
    try (DatagramChannel probe = DatagramChannel.open()) {
      probe.connect(new InetSocketAddress(peer, 5060));
      return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
    } catch (IOException e) {
      return bound.getAddress();
    }
  }
}
