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

/** The listening sockets, UDP and TCP on the same port, TLS where it likes; non-blocking. */
record BoundSockets(
    DatagramChannel udp, Optional<ServerSocketChannel> tcp, Optional<ServerSocketChannel> tls)
    implements AutoCloseable {
  /** A free UDP port may be taken on TCP; the next one is another draw. */
  private static final int ATTEMPTS = 32;

  private static final int RECEIVE_BUFFER = 1 << 20;

  /**
   * @param tls where TLS is taken, if it is
   * @throws IOException naming the address that could not be bound
   */
  static BoundSockets bind(InetSocketAddress address, boolean tcp, Optional<InetSocketAddress> tls)
      throws IOException {
    BoundSockets plain = bind(address, tcp);
    if (tls.isEmpty()) {
      return plain;
    }
    try {
      ServerSocketChannel secured = bindStream(tls.get(), "tls");
      return new BoundSockets(plain.udp, plain.tcp, Optional.of(secured));
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static BoundSockets bind(InetSocketAddress address, boolean tcp) throws IOException {
    for (int attempt = 1; ; attempt++) {
      DatagramChannel udp = bindUdp(address);
      InetSocketAddress bound = (InetSocketAddress) udp.getLocalAddress();
      try {
        Optional<ServerSocketChannel> stream =
            tcp ? Optional.of(bindStream(bound, "tcp")) : Optional.empty();
        return new BoundSockets(udp, stream, Optional.empty());
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

  private static ServerSocketChannel bindStream(InetSocketAddress address, String transport)
      throws IOException {
    if (address.isUnresolved()) {
      throw new IOException("unknown host: " + address.getHostString());
    }
    ServerSocketChannel channel = ServerSocketChannel.open(family(address));
    try {
      channel.configureBlocking(false);
      channel.bind(address);
      return channel;
    } catch (IOException e) {
      throw closed(channel, named(e, address, transport));
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

  /** Address of a listening socket. */
  static InetSocketAddress address(ServerSocketChannel channel) throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  @Override
  public void close() throws IOException {
    udp.close();
    if (tcp.isPresent()) {
      tcp.get().close();
    }
    if (tls.isPresent()) {
      tls.get().close();
    }
  }
}
