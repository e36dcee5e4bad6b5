package dev.earshot.audio.jitter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A script of packets, played to a jitter buffer in virtual time at 8 kHz. Every sample's value is
 * its own position in the stream, so what is heard tells how old it is.
 */
final class Trace {
  static final int RATE = 8000;
  private static final int PER_MILLI = RATE / 1000;

  private record Packet(double arrival, int sequence, int position, int timestamp) {}

  private final int tickMillis;
  private final int packetMillis;
  private final List<Packet> packets = new ArrayList<>();
  private int startTimestamp = 5000;
  private double phase = 5;
  private double ourStallAt = Double.MAX_VALUE;
  private double ourStallMillis;
  private double pace = 1;
  private int paused;

  /**
   * Milliseconds that the middle of each tick waited since its packet was complete; -1 where
   * nothing was heard or where concealment made samples that tell no position.
   */
  final List<Double> waits = new ArrayList<>();

  final JitterBuffer buffer = new JitterBuffer(RATE, new Positions());

  Trace(int tickMillis, int packetMillis) {
    this.tickMillis = tickMillis;
    this.packetMillis = packetMillis;
  }

  Trace startingAt(int timestamp) {
    startTimestamp = timestamp;
    return this;
  }

  /** Milliseconds by which ticks come after the completion of packets. */
  Trace phase(double millis) {
    phase = millis;
    return this;
  }

  /** Our ticks stand still once, and are not made up for. */
  Trace ourStall(double atMillis, double millis) {
    ourStallAt = atMillis;
    ourStallMillis = millis;
    return this;
  }

  /** Duration of the sender's millisecond: 1.0002 is a clock 200 ppm slow. */
  Trace pace(double millis) {
    pace = millis;
    return this;
  }

  /** Packets that are {@code delay} on their way; NaN: lost. */
  Trace send(int count, IntToDoubleFunction delay) {
    int first = packets.size() + paused;
    for (int i = first; i < first + count; i++) {
      int position = i * packetMillis * PER_MILLI;
      double sent = (i + 1) * packetMillis * pace;
      packets.add(
          new Packet(
              sent + delay.applyAsDouble(i), i - paused, position, startTimestamp + position));
    }
    return this;
  }

  /** The sender sends nothing for so many packets' time; nothing is lost. */
  Trace pause(int count) {
    paused += count;
    return this;
  }

  Trace repeatEvery(int nth) {
    for (Packet packet : List.copyOf(packets)) {
      if (packet.position / (packetMillis * PER_MILLI) % nth == 0) {
        packets.add(
            new Packet(packet.arrival + 1, packet.sequence, packet.position, packet.timestamp));
      }
    }
    return this;
  }

  /** From this packet on, timestamps continue elsewhere. */
  Trace jumpAt(int index, int by) {
    packets.replaceAll(
        p ->
            p.position >= index * packetMillis * PER_MILLI
                ? new Packet(p.arrival, p.sequence, p.position, p.timestamp + by)
                : p);
    return this;
  }

  Trace play() {
    List<Packet> byArrival = new ArrayList<>(packets);
    byArrival.removeIf(p -> Double.isNaN(p.arrival));
    byArrival.sort(Comparator.comparingDouble(Packet::arrival));
    int[] frame = new int[tickMillis * PER_MILLI];
    double end = byArrival.getLast().arrival;
    int next = 0;
    boolean stalled = false;
    boolean clean = true;
    for (double now = phase; now <= end; now += tickMillis) {
      if (!stalled && now >= ourStallAt) {
        now += ourStallMillis;
        stalled = true;
      }
      while (next < byArrival.size() && byArrival.get(next).arrival <= now) {
        put(byArrival.get(next++));
      }
      long concealedBefore = counts().inventedSamples();
      boolean heard = buffer.pull(frame);
      boolean wasClean = clean;
      clean = heard && counts().inventedSamples() == concealedBefore;
      double spoken = frame[frame.length / 2] * pace / PER_MILLI;
      waits.add(clean && wasClean ? now + tickMillis / 2.0 - packetMillis - spoken : -1);
    }
    return this;
  }

  private void put(Packet packet) {
    byte[] payload = new byte[4 + packetMillis * PER_MILLI];
    ByteBuffer.wrap(payload).putInt(packet.position);
    buffer.put(packet.sequence, packet.timestamp, false, 0, payload, 0, payload.length);
  }

  JitterCounts counts() {
    return buffer.counts();
  }

  /** The longest wait of the ticks from {@code fromMillis} on. */
  double longestWaitAfter(int fromMillis) {
    return waits.subList(fromMillis / tickMillis, waits.size()).stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElseThrow();
  }

  double lastWait() {
    return waits.getLast();
  }

  /** Four bytes of position, then as many bytes as samples. */
  private static final class Positions implements PayloadDecoder {
    @Override
    public int clockRate(int payloadType) {
      return RATE;
    }

    @Override
    public int samples(int payloadType, byte[] data, int offset, int length) {
      return length - 4;
    }

    @Override
    public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
      int position = ByteBuffer.wrap(data, offset, 4).getInt();
      for (int i = 0; i < length - 4; i++) {
        samples[i] = position + i;
      }
      return length - 4;
    }
  }
}
