package dev.earshot.audio.rtp;

import dev.earshot.audio.Counter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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

  /** A protected packet; the plain one stays readable, because other legs may copy from it. */
  private byte @Nullable [] sealed;

  private final Counter sent = new Counter();
  private final Counter notSent = new Counter();
  private final Counter octets = new Counter();
  private int sequence;
  private int timestamp;
  private volatile long position;

  /** Null: everything goes in the clear. */
  private volatile @Nullable PacketProtection protection;

  RtpSender(DatagramChannel channel, NtpClock clock, RandomGenerator random) {
    this.channel = channel;
    this.clock = clock;
    // Random starts make known-plaintext attacks harder (RFC 3550 5.1).
    ssrc = random.nextInt();
    // Not in the upper half: an SRTP peer that misses the first packets must not miss a roll-over
    // (RFC 3711 3.3.1).
    sequence = random.nextInt(1 << 15);
    timestamp = random.nextInt();
  }

  int ssrc() {
    return ssrc;
  }

  /** Any thread: how packets are protected from here on. */
  void protectBy(@Nullable PacketProtection guard) {
    protection = guard;
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
    sequence = sequence + 1 & 0xFFFF;
    if (fill(length) && isSent(target)) {
      sent.increment();
      octets.add(payloadLength);
      position = ((long) timestamp << 32) | ((clock.nanos() / 1_000_000) & 0xFFFF_FFFFL);
    } else {
      notSent.increment();
    }
  }

  /** Puts the packet into the buffer as it may be seen; false if it may not. */
  private boolean fill(int length) {
    PacketProtection guard = protection;
    buffer.clear();
    if (guard == null) {
      buffer.put(packet, 0, length).flip();
      return true;
    }
    if (sealed == null) {
      sealed = new byte[PacketRing.LONGEST_PACKET + PacketProtection.MOST_GROWTH];
    }
    System.arraycopy(packet, 0, sealed, 0, length);
    int protectedLength = guard.protect(sealed, length);
    if (protectedLength < 0 || protectedLength > buffer.capacity()) {
      return false;
    }
    buffer.put(sealed, 0, protectedLength).flip();
    return true;
  }

  private boolean isSent(InetSocketAddress target) {
    int length = buffer.remaining();
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
