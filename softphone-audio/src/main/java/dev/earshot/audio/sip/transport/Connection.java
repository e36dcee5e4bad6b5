package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.MessageLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * One connection: framing on the way in, a bounded queue on the way out, and how long each side has
 * been waited for. Sip thread.
 */
final class Connection {
  private static final byte[] PING = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final Wire wire;
  private final Hop hop;
  private final boolean ours;
  private final StreamFramer framer;
  private final Deque<ByteBuffer> queue = new ArrayDeque<>();
  private final Patience patience;
  private int queuedBytes;

  /**
   * @param ours whether this side opened it
   */
  Connection(SelectionKey key, Wire wire, Hop hop, boolean ours, MessageLimits limits, long now) {
    this.channel = (SocketChannel) key.channel();
    this.key = key;
    this.wire = wire;
    this.hop = hop;
    this.ours = ours;
    this.framer = new StreamFramer(limits);
    this.patience = new Patience(ours, now);
  }

  Hop hop() {
    return hop;
  }

  InetSocketAddress address() {
    return hop.address();
  }

  boolean ours() {
    return ours;
  }

  boolean established() {
    return wire.established();
  }

  /** Whether our end of it is at one of these addresses. */
  boolean beginsAt(Set<InetAddress> addresses) {
    try {
      return channel.getLocalAddress() instanceof InetSocketAddress local
          && addresses.contains(local.getAddress());
    } catch (IOException e) {
      return false;
    }
  }

  /** Goes on with opening it. */
  void finishConnect(long now) throws IOException {
    if (channel.isConnected() || channel.finishConnect()) {
      wire.connected();
      flush(now);
    }
  }

  /**
   * Reads once.
   *
   * @return false at the end of the stream
   */
  boolean read(ByteBuffer scratch, long now) throws IOException {
    scratch.clear();
    boolean open = wire.read(scratch);
    if (scratch.flip().hasRemaining()) {
      patience.heard(now);
      framer.feed(scratch);
    }
    flush(now);
    return open;
  }

  Frame next(long now) {
    Frame frame = framer.next();
    if (framer.lineEnd()) {
      patience.answered();
    }
    patience.framed(frame, framer.partial(), now);
    return frame;
  }

  /**
   * Queues bytes and writes what goes.
   *
   * @return false if the peer takes nothing and the queue is full
   */
  boolean write(byte[] bytes, int maxQueued, long now) throws IOException {
    if (queuedBytes + bytes.length > maxQueued) {
      return false;
    }
    queue.add(ByteBuffer.wrap(bytes));
    queuedBytes += bytes.length;
    flush(now);
    return true;
  }

  void flush(long now) throws IOException {
    if (!channel.isConnected()) {
      return;
    }
    do {
      ByteBuffer first = queue.isEmpty() ? ByteBuffer.allocate(0) : queue.getFirst();
      int before = first.remaining();
      wire.write(first);
      queuedBytes -= before - first.remaining();
      if (before > first.remaining()) {
        patience.spoken(now);
      }
      if (!first.hasRemaining()) {
        queue.pollFirst();
      }
    } while (!queue.isEmpty() && wire.established() && !wire.blocked());
    key.interestOps(SelectionKey.OP_READ | (wire.blocked() ? SelectionKey.OP_WRITE : 0));
  }

  /** Asks the peer whether it is there, if it is time to (RFC 5626 4.4.1). */
  void keepAlive(Duration every, long now) throws IOException {
    if (established() && queue.isEmpty() && patience.asks(every, now)) {
      patience.asked(now);
      ByteBuffer ping = ByteBuffer.wrap(PING);
      wire.write(ping);
      if (ping.hasRemaining()) {
        queue.add(ping);
        queuedBytes += ping.remaining();
      }
    }
  }

  /** Why it is to be given up, if it is. */
  Optional<String> exhausted(TransportLimits limits, long now) {
    return patience.exhausted(established(), limits, now);
  }

  void close() {
    key.cancel();
    wire.close();
  }
}
