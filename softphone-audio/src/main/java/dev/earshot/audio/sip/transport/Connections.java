package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.MessageLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All TCP connections of a user agent, by number and by address. Sip thread. */
final class Connections {
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long SWEEP_EVERY = Duration.ofSeconds(1).toNanos();
  private static final int READ_SIZE = 65_536;

  private final Selector selector;
  private final TransportLimits limits;
  private final MessageLimits messageLimits;
  private final Inbound inbound;
  private final InetAddress local;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_SIZE);
  private final Map<Long, Connection> byFlow = new HashMap<>();
  private final Map<InetSocketAddress, Connection> byAddress = new HashMap<>();
  private long flows;
  private long swept;
  private long now;

  /**
   * @param local where connections of ours begin
   */
  Connections(
      Selector selector,
      TransportLimits limits,
      MessageLimits messageLimits,
      Inbound inbound,
      InetAddress local) {
    this.selector = selector;
    this.limits = limits;
    this.messageLimits = messageLimits;
    this.inbound = inbound;
    this.local = local;
  }

  boolean isOpen(long flow) {
    return byFlow.containsKey(flow);
  }

  int size() {
    return byFlow.size();
  }

  void accept(ServerSocketChannel server) throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      if (byFlow.size() >= limits.connections()) {
        InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
        channel.close();
        inbound.rejected(new Hop(Transport.TCP, peer), "too many connections");
      } else {
        add(channel, (InetSocketAddress) channel.getRemoteAddress(), SelectionKey.OP_READ);
      }
    }
  }

  private Connection add(SocketChannel channel, InetSocketAddress address, int interest)
      throws IOException {
    channel.configureBlocking(false);
    channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = channel.register(selector, interest);
    Hop hop = new Hop(Transport.TCP, address, ++flows);
    Connection connection = new Connection(channel, key, hop, messageLimits, now);
    key.attach(connection);
    byFlow.put(hop.flow(), connection);
    byAddress.put(address, connection);
    return connection;
  }

  /** Sends over the wished connection, else over one to the address, else over a new one. */
  void send(Hop hop, byte[] bytes) {
    Connection connection = byFlow.get(hop.flow());
    if (connection == null) {
      connection = byAddress.get(hop.address());
    }
    if (connection == null) {
      connection = open(hop).orElse(null);
    }
    if (connection != null) {
      write(connection, bytes);
    }
  }

  private Optional<Connection> open(Hop hop) {
    if (byFlow.size() >= limits.connections()) {
      inbound.failed(hop, "too many connections");
      return Optional.empty();
    }
    try {
      SocketChannel channel = SocketChannel.open();
      channel.bind(new InetSocketAddress(local, 0));
      Connection connection = add(channel, hop.address(), 0);
      connect(channel, connection);
      return Optional.of(connection);
    } catch (IOException | IllegalArgumentException e) {
      // Illegal is an IPv6 address where only IPv4 is bound.
      inbound.failed(hop, "no connection");
      return Optional.empty();
    }
  }

  private void connect(SocketChannel channel, Connection connection) throws IOException {
    try {
      if (!channel.connect(connection.address())) {
        channel.keyFor(selector).interestOps(SelectionKey.OP_CONNECT);
      } else {
        connection.finishConnect(now);
      }
    } catch (IOException | IllegalArgumentException e) {
      close(connection, "no connection");
      throw e;
    }
  }

  private void write(Connection connection, byte[] bytes) {
    try {
      if (!connection.write(bytes, limits.queuedBytes(), now)) {
        close(connection, "the other side takes nothing");
      }
    } catch (IOException e) {
      close(connection, "connection lost");
    }
  }

  void ready(SelectionKey key, Connection connection) {
    try {
      if (key.isConnectable()) {
        connection.finishConnect(now);
      } else if (key.isWritable()) {
        connection.flush(now);
      }
      if (key.isValid() && key.isReadable()) {
        boolean open = connection.read(scratch, now);
        deliver(connection);
        if (!open) {
          close(connection, "closed by the other side");
        }
      }
    } catch (IOException e) {
      close(connection, "connection lost");
    }
  }

  private void deliver(Connection connection) {
    while (isOpen(connection.hop().flow())) {
      switch (connection.next()) {
        case Frame.Incomplete() -> {
          return;
        }
        case Frame.KeepAlive() -> write(connection, PONG);
        case Frame.Message message -> inbound.message(message.bytes(), connection.hop());
        case Frame.Broken(String reason) -> {
          inbound.rejected(connection.hop(), reason);
          close(connection, reason);
        }
      }
    }
  }

  private void close(Connection connection, String reason) {
    connection.close();
    byFlow.remove(connection.hop().flow());
    byAddress.remove(connection.address(), connection);
    inbound.failed(connection.hop(), reason);
  }

  /** Takes the time, and now and then closes what was not used for too long. */
  void sweep(long nowNanos) {
    now = nowNanos;
    if (now - swept < SWEEP_EVERY) {
      return;
    }
    swept = now;
    for (Connection connection : List.copyOf(byFlow.values())) {
      long quiet = now - connection.lastUsed();
      long allowed = (connection.connecting() ? limits.connect() : limits.idle()).toNanos();
      if (quiet > allowed) {
        close(connection, connection.connecting() ? "no connection in time" : "idle");
      }
    }
  }

  void closeAll() {
    byFlow.values().forEach(Connection::close);
    byFlow.clear();
    byAddress.clear();
  }
}
