package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.MessageLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All TCP and TLS connections of a user agent, by number and by peer. Sip thread. */
final class Connections {
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long SWEEP_EVERY = Duration.ofSeconds(1).toNanos();
  private static final int READ_SIZE = 65_536;

  /** RFC 5626 4.4.1: up to 120 s where nobody asked for anything else. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(100);

  /** Messages wait while handshakes calculate, so not for more than these few of them. */
  private static final int HANDSHAKES_PER_TURN = 4;

  /** Whom a connection of ours may serve: on TLS only him whose certificate was checked. */
  private record Peer(Transport transport, InetSocketAddress address, String name) {
    static Peer of(Hop hop) {
      boolean named = hop.transport() == Transport.TLS;
      return new Peer(hop.transport(), hop.address(), named ? hop.name() : "");
    }
  }

  private final Opening opening;
  private final TransportLimits limits;
  private final MessageLimits messageLimits;
  private final Inbound inbound;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_SIZE);
  private final Map<Long, Connection> byFlow = new HashMap<>();
  private final Map<Peer, Connection> byPeer = new HashMap<>();
  private final Map<InetAddress, Integer> accepted = new HashMap<>();
  private long flows;
  private long swept;
  private long now;
  private int handshakes;

  Connections(
      Opening opening, TransportLimits limits, MessageLimits messageLimits, Inbound inbound) {
    this.opening = opening;
    this.limits = limits;
    this.messageLimits = messageLimits;
    this.inbound = inbound;
  }

  boolean isOpen(long flow) {
    return byFlow.containsKey(flow);
  }

  int size() {
    return byFlow.size();
  }

  void accept(ServerSocketChannel server, Transport transport) throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
      Hop hop = new Hop(transport, peer, ++flows);
      Optional<String> refusal = refusal(hop);
      if (refusal.isPresent()) {
        channel.close();
        inbound.rejected(hop, refusal.get());
      } else {
        accepted.merge(peer.getAddress(), 1, Integer::sum);
        connect(add(hop, opening.accepted(channel, hop), false));
      }
    }
  }

  private Optional<String> refusal(Hop hop) {
    if (byFlow.size() >= limits.connections()) {
      return Optional.of("too many connections");
    }
    int before = accepted.getOrDefault(hop.address().getAddress(), 0);
    if (before >= limits.perSource()) {
      return Optional.of("too many connections from one address");
    }
    return inbound.welcomes(hop) ? Optional.empty() : Optional.of("connection not admitted");
  }

  private Connection add(Hop hop, Opening.Opened opened, boolean ours) {
    Connection connection =
        new Connection(opened.key(), opened.wire(), hop, ours, messageLimits, now);
    opened.key().attach(connection);
    byFlow.put(hop.flow(), connection);
    byPeer.put(Peer.of(hop), connection);
    return connection;
  }

  /** Sends over the wished connection, else over one to the peer, else over a new one. */
  void send(Hop hop, byte[] bytes) {
    Connection connection = byFlow.get(hop.flow());
    if (connection == null) {
      connection = byPeer.get(Peer.of(hop));
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
    Hop flow = new Hop(hop.transport(), hop.address(), ++flows, hop.name());
    try {
      Connection connection = add(flow, opening.towards(flow), true);
      connect(connection);
      return Optional.of(connection).filter(open -> isOpen(flow.flow()));
    } catch (IOException | IllegalArgumentException e) {
      // Illegal is an IPv6 address where only IPv4 is bound.
      inbound.failed(hop, "no connection");
      return Optional.empty();
    }
  }

  /** Goes on at once where there is nothing to wait for. */
  private void connect(Connection connection) {
    try {
      connection.finishConnect(now);
    } catch (IOException e) {
      close(connection, Opening.reason(e, "no connection"));
    }
  }

  private void write(Connection connection, byte[] bytes) {
    try {
      if (!connection.write(bytes, limits.queuedBytes(), now)) {
        close(connection, "the other side takes nothing");
      }
    } catch (IOException e) {
      close(connection, Opening.reason(e, "connection lost"));
    }
  }

  void ready(SelectionKey key, Connection connection) {
    boolean handshake = connection.hop().transport() == Transport.TLS && !connection.established();
    if (handshake && ++handshakes > HANDSHAKES_PER_TURN) {
      return; // The selector names it again in the next turn.
    }
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
      String plain = connection.established() ? "connection lost" : "no connection";
      close(connection, Opening.reason(e, plain));
    }
  }

  private void deliver(Connection connection) {
    while (isOpen(connection.hop().flow())) {
      switch (connection.next(now)) {
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
    if (!byFlow.remove(connection.hop().flow(), connection)) {
      return;
    }
    connection.close();
    byPeer.remove(Peer.of(connection.hop()), connection);
    if (!connection.ours()) {
      accepted.computeIfPresent(
          connection.address().getAddress(), (source, count) -> count == 1 ? null : count - 1);
    }
    inbound.failed(connection.hop(), reason);
  }

  /** Begins a turn: takes the time, and now and then looks after the quiet ones. */
  void sweep(long nowNanos) {
    now = nowNanos;
    handshakes = 0;
    if (now - swept < SWEEP_EVERY) {
      return;
    }
    swept = now;
    for (Connection connection : List.copyOf(byFlow.values())) {
      Optional<String> reason = connection.exhausted(limits, now);
      if (reason.isPresent()) {
        close(connection, reason.get());
      } else {
        keepAlive(connection);
      }
    }
  }

  private void keepAlive(Connection connection) {
    try {
      connection.keepAlive(KEEP_ALIVE, now);
    } catch (IOException e) {
      close(connection, Opening.reason(e, "connection lost"));
    }
  }

  /** Those of ours that begin at another address than these. */
  void closeOurs(Set<InetAddress> still) {
    for (Connection connection : List.copyOf(byFlow.values())) {
      if (connection.ours() && !connection.beginsAt(still)) {
        close(connection, "the network changed");
      }
    }
  }

  void closeAll() {
    byFlow.values().forEach(Connection::close);
    byFlow.clear();
    byPeer.clear();
    accepted.clear();
  }
}
