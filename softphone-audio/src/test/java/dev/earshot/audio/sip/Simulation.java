package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.MessageLimits;
import dev.earshot.audio.sip.message.SipParser;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Inbound;
import dev.earshot.audio.sip.transport.NetworkListener;
import dev.earshot.audio.sip.transport.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A network without sockets and a clock without time: stations send each other bytes, each message
 * takes 5 ms, and a rule says which datagrams are lost. Everything happens on the test's thread.
 */
final class Simulation {
  private static final long LATENCY = Duration.ofMillis(5).toNanos();

  /** One end of the network. */
  interface Station extends NetworkListener {
    @Override
    default void rejected(Hop from, String reason) {}

    @Override
    default void failed(Hop hop, String reason) {}

    /** Runs what is due. */
    void step();

    /** When it wants to be stepped next. */
    long nextDue();
  }

  private record Delivery(long at, long order, InetSocketAddress to, byte[] bytes, Hop from)
      implements Comparable<Delivery> {
    @Override
    public int compareTo(Delivery other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final SipParser parser = new SipParser(MessageLimits.DEFAULT);
  private final Map<InetSocketAddress, Station> stations = new HashMap<>();
  private final Map<InetSocketAddress, Inbound> ears = new HashMap<>();
  private final PriorityQueue<Delivery> underWay = new PriorityQueue<>();
  private final List<String> wire = new ArrayList<>();
  private Predicate<Integer> lost = number -> false;
  private int datagrams;
  private long order;
  private long now;

  static InetSocketAddress address(int last) {
    return new InetSocketAddress("10.0.0." + last, 5060);
  }

  void connect(InetSocketAddress address, Station station) {
    stations.put(address, station);
    ears.put(address, new Inbound(parser, station));
  }

  long now() {
    return now;
  }

  /** Which datagrams are lost, counted from 1. */
  void lose(Predicate<Integer> rule) {
    lost = rule;
  }

  /** First line of every message that was sent, with the time in ms. */
  List<String> wire() {
    return wire;
  }

  void send(Transport transport, InetSocketAddress from, InetSocketAddress to, byte[] bytes) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    wire.add(now / 1_000_000 + " " + text.lines().findFirst().orElse(""));
    if (transport == Transport.UDP && lost.test(++datagrams)) {
      return;
    }
    underWay.add(new Delivery(now + LATENCY, order++, to, bytes, new Hop(transport, from)));
  }

  void run(Duration duration) {
    long end = now + duration.toNanos();
    runUntil(() -> false, duration);
    now = end;
    stations.values().forEach(Station::step);
  }

  /** Runs until it is so, or that long. */
  boolean runUntil(BooleanSupplier done, Duration longest) {
    long end = now + longest.toNanos();
    stations.values().forEach(Station::step);
    while (!done.getAsBoolean()) {
      long next = underWay.isEmpty() ? Long.MAX_VALUE : underWay.peek().at();
      for (Station station : stations.values()) {
        next = Math.min(next, station.nextDue());
      }
      if (next > end) {
        return false;
      }
      now = Math.max(now, next);
      deliver();
      stations.values().forEach(Station::step);
    }
    return true;
  }

  private void deliver() {
    while (!underWay.isEmpty() && underWay.peek().at() <= now) {
      Delivery delivery = underWay.poll();
      Inbound ear = ears.get(delivery.to());
      if (ear != null) {
        ear.message(delivery.bytes(), delivery.from());
      }
    }
  }
}
