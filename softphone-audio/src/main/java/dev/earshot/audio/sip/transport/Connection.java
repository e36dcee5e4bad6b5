package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.MessageLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One TCP connection: framing on the way in, a bounded queue on the way out. Sip thread. */
final class Connection {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Hop hop;
  private final StreamFramer framer;
  private final Deque<ByteBuffer> queue = new ArrayDeque<>();
  private int queuedBytes;
  private long lastUsed;

  Connection(SocketChannel channel, SelectionKey key, Hop hop, MessageLimits limits, long now) {
    this.channel = channel;
    this.key = key;
    this.hop = hop;
    this.framer = new StreamFramer(limits);
    this.lastUsed = now;
  }

  Hop hop() {
    return hop;
  }

  InetSocketAddress address() {
    return hop.address();
  }

  boolean connecting() {
    return channel.isConnectionPending();
  }

  /** When a byte last went over it, or when it began. */
  long lastUsed() {
    return lastUsed;
  }

  void finishConnect(long now) throws IOException {
    if (channel.finishConnect()) {
      lastUsed = now;
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
    int count = channel.read(scratch);
    if (count > 0) {
      lastUsed = now;
      framer.feed(scratch.flip());
    }
    return count >= 0;
  }

  Frame next() {
    return framer.next();
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
    if (!connecting()) {
      flush(now);
    }
    return true;
  }

  void flush(long now) throws IOException {
    while (!queue.isEmpty()) {
      ByteBuffer first = queue.getFirst();
      int count = channel.write(first);
      queuedBytes -= count;
      if (count > 0) {
        lastUsed = now;
      }
      if (first.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      queue.removeFirst();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException ignored) {
      // It is gone either way.
    }
  }
}
