package dev.earshot.audio.rtp;

import dev.earshot.audio.Counter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;

/**
 * Sends one stream. Owned by the mix thread; the counters and {@link #timestampAt} may be read by
 * others.
 */
final class RtpSender {
  private final DatagramChannel channel;
  private final NtpClock clock;
  private final int ssrc;
  private final byte[] packet = new byte[PacketRing.LONGEST_PACKET];
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(PacketRing.LONGEST_PACKET);
  private final Counter sent = new Counter();
  private final Counter notSent = new Counter();
  private final Counter octets = new Counter();
  private int sequence;
  private int timestamp;
  private volatile long position;

  RtpSender(DatagramChannel channel, NtpClock clock, RandomGenerator random) {
    this.channel = channel;
    this.clock = clock;
    // Random starts make known-plaintext attacks harder (RFC 3550 5.1).
    ssrc = random.nextInt();
    sequence = random.nextInt(1 << 16);
    timestamp = random.nextInt();
  }

  int ssrc() {
    return ssrc;
  }

  byte[] packet() {
    return packet;
  }

  void send(
      InetSocketAddress target,
      boolean marker,
      int payloadType,
      int payloadLength,
      int unitsBehind) {
    RtpPacket.writeHeader(packet, marker, payloadType, sequence, timestamp - unitsBehind, ssrc);
    int length = RtpPacket.HEADER_BYTES + payloadLength;
    buffer.clear().put(packet, 0, length).flip();
    sequence = sequence + 1 & 0xFFFF;
    if (isSent(target, length)) {
      sent.increment();
      octets.add(payloadLength);
      position = ((long) timestamp << 32) | ((clock.nanos() / 1_000_000) & 0xFFFF_FFFFL);
    } else {
      notSent.increment();
    }
  }

  private boolean isSent(InetSocketAddress target, int length) {
    try {
      return channel.send(buffer, target) == length;
    } catch (IOException unreachableOrClosed) {
      return false;
    }
  }

  /** Media time passes, whether anything was sent or not. */
  void advance(int timestampUnits) {
    timestamp += timestampUnits;
  }

  long sentCount() {
    return sent.count();
  }

  long notSentCount() {
    return notSent.count();
  }

  long octetCount() {
    return octets.count();
  }

  /** Timestamp that corresponds to {@code nowNanos}, by the last packet sent and the clock rate. */
  int timestampAt(long nowNanos, int clockRate) {
    long last = position;
    int millisSince = (int) (nowNanos / 1_000_000) - (int) last;
    return (int) (last >> 32) + millisSince * (clockRate / 1000);
  }
}
