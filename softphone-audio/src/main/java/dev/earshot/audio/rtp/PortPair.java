package dev.earshot.audio.rtp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;

/**
 * Two bound non-blocking channels: RTP on an even port, RTCP on the next one (RFC 3550 11).
 *
 * @param rtp even port
 * @param rtcp the port above
 */
record PortPair(DatagramChannel rtp, DatagramChannel rtcp) {
  private static final int EPHEMERAL_TRIES = 50;

  /** DSCP 46, expedited forwarding (RFC 4594), in the place of the former TOS byte. */
  private static final int EXPEDITED = 46 << 2;

  static PortPair bind(InetAddress address, PortRange range, RandomGenerator random)
      throws IOException {
    return range.ephemeral() ? bindEphemeral(address) : bindInRange(address, range, random);
  }

  private static PortPair bindInRange(InetAddress address, PortRange range, RandomGenerator random)
      throws IOException {
    int pairs = range.pairs();
    int start = pairs == 0 ? 0 : random.nextInt(pairs);
    for (int i = 0; i < pairs; i++) {
      DatagramChannel rtp = channel(address);
      DatagramChannel rtcp = channel(address);
      int port = range.evenPort((start + i) % pairs);
      if (binds(rtp, address, port) && binds(rtcp, address, port + 1)) {
        return new PortPair(rtp, rtcp);
      }
      rtp.close();
      rtcp.close();
    }
    throw new SocketException(
        "no free RTP port pair on " + address.getHostAddress() + " in " + range.text());
  }

  /** The system gives one port; its neighbour, even or odd, completes the pair if it is free. */
  private static PortPair bindEphemeral(InetAddress address) throws IOException {
    for (int i = 0; i < EPHEMERAL_TRIES; i++) {
      DatagramChannel given = channel(address);
      DatagramChannel neighbour = channel(address);
      if (binds(given, address, 0)) {
        int port = ((InetSocketAddress) given.getLocalAddress()).getPort();
        if (binds(neighbour, address, port ^ 1)) {
          return port % 2 == 0 ? new PortPair(given, neighbour) : new PortPair(neighbour, given);
        }
      }
      given.close();
      neighbour.close();
    }
    throw new SocketException("no free RTP port pair on " + address.getHostAddress());
  }

  private static DatagramChannel channel(InetAddress address) throws IOException {
    DatagramChannel channel =
        DatagramChannel.open(
            address instanceof Inet6Address
                ? StandardProtocolFamily.INET6
                : StandardProtocolFamily.INET);
    channel.configureBlocking(false);
    if (channel.supportedOptions().contains(StandardSocketOptions.IP_TOS)) {
      channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED);
    }
    return channel;
  }

  private static boolean binds(DatagramChannel channel, InetAddress address, int port) {
    try {
      channel.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  int port() throws IOException {
    return ((InetSocketAddress) rtp.getLocalAddress()).getPort();
  }

  void close() throws IOException {
    try (rtp) {
      rtcp.close();
    }
  }
}
