package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.MessageLimits;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipParser;
import dev.earshot.audio.stun.PublicAddress;
import dev.earshot.audio.stun.StunMessage;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real network: UDP, TCP and TLS behind one selector. {@link #poll} and the methods of {@link
 * Network} belong to the sip thread; {@link #wakeUp} may be called by any.
 */
public final class SipSockets implements Network, AutoCloseable {
  /** So many datagrams are taken before timers and commands get their turn. */
  private static final int BURST = 64;

  /** Longest wait while a STUN server has not answered yet. */
  private static final long ASKING_MILLIS = 100;

  /** RFC 7983: what begins with less is STUN. */
  private static final int STUN_END = 4;

  private static final byte[] KEEP_ALIVE = {'\r', '\n', '\r', '\n'};
  private static final System.Logger LOG = System.getLogger("dev.earshot.audio.sip");

  private final BoundSockets sockets;
  private final Selector selector;
  private final InetSocketAddress address;
  private final Optional<TlsSettings> tls;
  private final Optional<InetSocketAddress> tlsAddress;
  private final LocalAddresses localAddresses;
  private final LocalAddresses tlsAddresses;
  private final MessageLimits messageLimits;
  private final ByteBuffer datagram = ByteBuffer.allocateDirect(65_536);
  private Optional<PublicAddress> publicly = Optional.empty();
  private long turnNanos;
  private @Nullable Inbound inbound;
  private @Nullable Connections connections;

  private SipSockets(
      BoundSockets sockets,
      Selector selector,
      Optional<TlsSettings> tls,
      MessageLimits messageLimits)
      throws IOException {
    this.sockets = sockets;
    this.selector = selector;
    this.tls = tls;
    this.messageLimits = messageLimits;
    this.address = (InetSocketAddress) sockets.udp().getLocalAddress();
    this.localAddresses = new LocalAddresses(address);
    this.tlsAddress =
        sockets.tls().isPresent()
            ? Optional.of(BoundSockets.address(sockets.tls().get()))
            : Optional.empty();
    this.tlsAddresses = new LocalAddresses(tlsAddress.orElse(address));
  }

  /**
   * Binds.
   *
   * @param tcp whether TCP is opened beside UDP, on the same port
   * @param tls how TLS is spoken, if it is
   * @throws IOException naming the address that could not be bound
   */
  public static SipSockets open(
      InetSocketAddress bind, boolean tcp, Optional<TlsSettings> tls, MessageLimits limits)
      throws IOException {
    BoundSockets sockets = BoundSockets.bind(bind, tcp, tls.flatMap(TlsSettings::listen));
    Selector selector = Selector.open();
    sockets.udp().register(selector, SelectionKey.OP_READ);
    if (sockets.tcp().isPresent()) {
      sockets.tcp().get().register(selector, SelectionKey.OP_ACCEPT, Transport.TCP);
    }
    if (sockets.tls().isPresent()) {
      sockets.tls().get().register(selector, SelectionKey.OP_ACCEPT, Transport.TLS);
    }
    return new SipSockets(sockets, selector, tls, limits);
  }

  /** Says who hears; to be called once, before {@link #poll}. */
  public void listener(NetworkListener listener) {
    Inbound in = new Inbound(new SipParser(messageLimits), listener);
    inbound = in;
    Opening opening = new Opening(selector, address.getAddress(), tls);
    connections = new Connections(opening, TransportLimits.DEFAULT, messageLimits, in);
  }

  /** From now on a STUN server is asked how others see our datagrams. */
  public void seenBy(PublicAddress asking) {
    publicly = Optional.of(asking);
  }

  /** Sends something else than SIP by datagram, without any notice if it cannot be sent. */
  public void sendBeside(byte[] bytes, InetSocketAddress to) {
    try {
      sockets.udp().send(ByteBuffer.wrap(bytes), to);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "not sent to {0}: {1}", to, e.getMessage());
    }
  }

  /** The address bound. */
  public InetSocketAddress address() {
    return address;
  }

  /** Where TLS is taken, if it is. */
  public Optional<InetSocketAddress> tlsAddress() {
    return tlsAddress;
  }

  /**
   * Waits for something to happen, at most that long, and deals with it.
   *
   * @param millis 0 not to wait
   */
  public void poll(long millis, long nowNanos) throws IOException {
    Inbound in = inbound;
    Connections tcp = connections;
    if (in == null || tcp == null) {
      throw new IllegalStateException("nobody listens");
    }
    turnNanos = nowNanos;
    tcp.sweep(nowNanos);
    publicly.ifPresent(asking -> asking.step(nowNanos));
    in.deliverFailures();
    boolean asks = publicly.isPresent() && !publicly.get().settled();
    if (millis > 0) {
      selector.select(key -> ready(key, in, tcp), asks ? Math.min(millis, ASKING_MILLIS) : millis);
    } else {
      selector.selectNow(key -> ready(key, in, tcp));
    }
    in.deliverFailures();
  }

  private void ready(SelectionKey key, Inbound in, Connections tcp) {
    if (!key.isValid()) {
      return;
    }
    try {
      if (key.attachment() instanceof Connection connection) {
        tcp.ready(key, connection);
      } else if (key.channel() instanceof ServerSocketChannel server
          && key.attachment() instanceof Transport transport) {
        tcp.accept(server, transport);
      } else {
        receive(in);
      }
    } catch (IOException e) {
      in.rejected(new Hop(Transport.UDP, address), "socket error");
    }
  }

  private void receive(Inbound in) throws IOException {
    for (int i = 0; i < BURST; i++) {
      datagram.clear();
      InetSocketAddress source = (InetSocketAddress) sockets.udp().receive(datagram);
      if (source == null) {
        return;
      }
      Hop from = new Hop(Transport.UDP, source);
      byte[] bytes = new byte[datagram.flip().remaining()];
      datagram.get(bytes);
      if (bytes.length > messageLimits.datagramBytes()) {
        in.rejected(from, "datagram too long");
      } else if (!isKeepAlive(bytes) && !isAnswer(source, bytes)) {
        in.message(bytes, from);
      }
    }
  }

  /** Whether it is what our STUN server says. */
  private boolean isAnswer(InetSocketAddress source, byte[] bytes) {
    return publicly.isPresent()
        && bytes.length > 0
        && bytes[0] >= 0
        && bytes[0] < STUN_END
        && StunMessage.parse(bytes, bytes.length)
            .filter(message -> publicly.get().takes(source, message, turnNanos))
            .isPresent();
  }

  /** RFC 5626 and habit: empty lines keep a NAT binding open. */
  private static boolean isKeepAlive(byte[] bytes) {
    return bytes.length <= 4 && Arrays.equals(bytes, 0, bytes.length, KEEP_ALIVE, 0, bytes.length);
  }

  @Override
  public void send(Hop hop, SipMessage message) {
    Inbound in = inbound;
    Connections tcp = connections;
    if (in == null || tcp == null) {
      throw new IllegalStateException("nobody listens");
    }
    MessageLog.note("sent to", message, hop);
    if (hop.transport().reliable()) {
      tcp.send(hop, message.bytes());
      return;
    }
    try {
      // 0 bytes sent means a full buffer: the datagram is lost, as it may be anywhere on its way.
      sockets.udp().send(ByteBuffer.wrap(message.bytes()), hop.address());
    } catch (IOException | IllegalArgumentException e) {
      in.failed(hop, "cannot be sent");
    }
  }

  @Override
  public void keepAlive(Hop hop) {
    try {
      sockets.udp().send(ByteBuffer.wrap(KEEP_ALIVE), hop.address());
    } catch (IOException | IllegalArgumentException e) {
      // It is a datagram: it may be lost; the next refresh tells more.
      LOG.log(Level.DEBUG, "no keep-alive to {0}: {1}", hop, e.getMessage());
    }
  }

  @Override
  public void renew(Set<InetAddress> still) {
    localAddresses.forget();
    tlsAddresses.forget();
    if (connections != null) {
      connections.closeOurs(still);
    }
  }

  @Override
  public InetSocketAddress localAddress(Hop hop) {
    Optional<InetSocketAddress> seen =
        hop.transport() == Transport.UDP
            ? publicly.flatMap(PublicAddress::address)
            : Optional.empty();
    if (seen.filter(address -> leadsOut(address, hop.address())).isPresent()) {
      return seen.get();
    }
    LocalAddresses ours = hop.transport() == Transport.TLS ? tlsAddresses : localAddresses;
    return ours.towards(hop.address().getAddress());
  }

  /** Whoever sits in our own network reaches us there, and often not through the router. */
  private static boolean leadsOut(InetSocketAddress seen, InetSocketAddress peer) {
    return isPrivate(seen.getAddress()) || !isPrivate(peer.getAddress());
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
  }

  @Override
  public boolean offers(Transport transport) {
    return switch (transport) {
      case UDP -> true;
      case TCP -> sockets.tcp().isPresent();
      case TLS -> tls.isPresent();
    };
  }

  @Override
  public boolean isOpen(long flow) {
    return connections != null && connections.isOpen(flow);
  }

  /** Ends a wait in {@link #poll}. Any thread. */
  public void wakeUp() {
    selector.wakeup();
  }

  @Override
  public void close() throws IOException {
    if (connections != null) {
      connections.closeAll();
    }
    sockets.close();
    selector.close();
  }
}
