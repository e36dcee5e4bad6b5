package dev.earshot.audio.sip.locate;

import dev.earshot.audio.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/**
 * Where a request is to go, as its URI says.
 *
 * @param host name or address, an IPv6 address in brackets
 * @param port -1 if the URI has none
 * @param transport if the URI says which
 * @param secure whether every step must be protected ({@code sips})
 * @param offered what we can speak
 */
public record Destination(
    String host, int port, Optional<Transport> transport, boolean secure, Set<Transport> offered) {
  public Destination {
    offered = Set.copyOf(offered);
  }

  /** The server itself, if the host is an address or this machine. */
  public Optional<Target> literal(boolean ipv6) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    int number = port < 0 ? usual().defaultPort() : port;
    try {
      String address = bare.equalsIgnoreCase("localhost") ? (ipv6 ? "::1" : "127.0.0.1") : bare;
      return Optional.of(
          new Target(usual(), new InetSocketAddress(InetAddress.ofLiteral(address), number)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** What is spoken where nobody says otherwise (RFC 3263 4.1). */
  Transport usual() {
    return transport.orElse(secure ? Transport.TLS : Transport.UDP);
  }
}
