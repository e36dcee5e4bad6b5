package dev.earshot.audio.sip.transport;

import java.net.InetSocketAddress;

/**
 * Where a message goes or came from.
 *
 * @param address resolved address of the other side
 * @param flow number of the connection to prefer, 0 for any; if it is gone, one to the address is
 *     opened
 * @param name host name or address by which the other side was looked up, which its certificate
 *     must confirm on TLS; empty where that does not matter
 */
public record Hop(Transport transport, InetSocketAddress address, long flow, String name) {
  public Hop(Transport transport, InetSocketAddress address, long flow) {
    this(transport, address, flow, "");
  }

  public Hop(Transport transport, InetSocketAddress address) {
    this(transport, address, 0);
  }

  @Override
  public String toString() {
    return address.getAddress().getHostAddress()
        + ":"
        + address.getPort()
        + " ("
        + transport.parameter()
        + ")";
  }
}
