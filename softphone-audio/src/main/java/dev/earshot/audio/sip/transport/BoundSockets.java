package dev.earshot.audio.sip.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.util.Locale;
import java.util.Optional;

/** The listening sockets, UDP and TCP on the same port; non-blocking. */
record BoundSockets(DatagramChannel udp, Optional<ServerSocketChannel> tcp) {
  /** A free UDP port may be taken on TCP; the next one is another draw. */
  private static final int ATTEMPTS = 32;

  private static final int RECEIVE_BUFFER = 1 << 20;

  static BoundSockets bind(InetSocketAddress address, boolean tcp) throws IOException {
    for (int attempt = 1; ; attempt++) {
      DatagramChannel udp = bindUdp(address);
      InetSocketAddress bound = (InetSocketAddress) udp.getLocalAddress();
      try {
        return new BoundSockets(udp, tcp ? Optional.of(bindTcp(bound)) : Optional.empty());
      } catch (IOException e) {
        udp.close();
        if (address.getPort() != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static DatagramChannel bindUdp(InetSocketAddress address) throws IOException {
    if (address.isUnresolved()) {
      throw new IOException("unknown host: " + address.getHostString());
    }
    DatagramChannel channel = DatagramChannel.open(family(address));
    try {
      channel.configureBlocking(false);
      channel.setOption(java.net.StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.bind(address);
      return channel;
    } catch (IOException e) {
      throw closed(channel, named(e, address, "udp"));
    }
  }

  private static ServerSocketChannel bindTcp(InetSocketAddress address) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(family(address));
    try {
      channel.configureBlocking(false);
      channel.bind(address);
      return channel;
    } catch (IOException e) {
      throw closed(channel, named(e, address, "tcp"));
    }
  }

  private static ProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address
        ? StandardProtocolFamily.INET6
        : StandardProtocolFamily.INET;
  }

  private static IOException closed(AbstractSelectableChannel channel, IOException cause)
      throws IOException {
    channel.close();
    return cause;
  }

  /** One line that says what and where. */
  private static IOException named(IOException cause, InetSocketAddress address, String transport) {
    String what = String.valueOf(cause.getMessage());
    String where = address.getAddress().getHostAddress() + ":" + address.getPort();
    String line =
        what.substring(0, 1).toLowerCase(Locale.ROOT)
            + what.substring(1)
            + ": "
            + where
            + " ("
            + transport
            + ")";
    return new IOException(line, cause);
  }
}
