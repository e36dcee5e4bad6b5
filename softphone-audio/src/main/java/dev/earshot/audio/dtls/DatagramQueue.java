package dev.earshot.audio.dtls;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;

/**
 * The handshake's view of the network: what the rtp thread received waits here, bounded; when full,
 * the newest is dropped, as networks do.
 */
final class DatagramQueue implements DatagramTransport {
  private static final int MOST_WAITING = 32;
  private static final int LIMIT = 1500;

  /** Room for IPv6 and UDP headers in what every path carries. */
  private static final int SEND_LIMIT = 1200;

  private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(MOST_WAITING);
  private final DtlsAssociation.Outlet outlet;
  private volatile boolean closed;

  DatagramQueue(DtlsAssociation.Outlet outlet) {
    this.outlet = outlet;
  }

  /** Rtp thread. */
  void offer(byte[] data, int length) {
    if (length <= LIMIT && !closed) {
      received.offer(Arrays.copyOf(data, length));
    }
  }

  boolean closed() {
    return closed;
  }

  @Override
  public int getReceiveLimit() {
    return LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }

  /** Negative after the time is over, and at once when closed. */
  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) {
    try {
      byte[] datagram = closed ? null : received.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (datagram == null) {
        return -1;
      }
      int count = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, buffer, offset, count);
      return count;
    } catch (InterruptedException interrupted) {
      closed = true;
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    outlet.send(buffer, offset, length);
  }

  @Override
  public void close() {
    closed = true;
  }
}
