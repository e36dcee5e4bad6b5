package dev.earshot.audio.jitter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What {@link Lateness} should say, computed from all packets each time. */
final class SortedLateness {
  private record Packet(long clock, long lateness) {}

  private static final int MOST = 1024;

  private final int perMilli;
  private final List<Packet> packets = new ArrayList<>();

  SortedLateness(int perMilli) {
    this.perMilli = perMilli;
  }

  void add(long clock, long lateness) {
    packets.removeIf(packet -> packet.clock < clock - 10_000L * perMilli);
    if (packets.size() == MOST) {
      packets.removeFirst();
    }
    packets.add(new Packet(clock, lateness));
  }

  private static long at(int rank, List<Packet> of) {
    return of.stream().mapToLong(Packet::lateness).sorted().skip(rank).findFirst().orElseThrow();
  }

  private static OptionalLong most(List<Packet> of) {
    return of.stream().mapToLong(Packet::lateness).max();
  }

  private List<Packet> since(long clock) {
    return packets.stream().filter(packet -> packet.clock >= clock).toList();
  }

  long least() {
    return at(0, packets);
  }

  long target(long clock, int ahead) {
    int size = packets.size();
    long usual = at(Math.min(size - 1, size * 97 / 100), packets);
    long needed =
        most(since(clock - 8000L * perMilli)).stream()
            .map(most -> Math.min(most, usual + 20L * perMilli))
            .findFirst()
            .orElse(usual);
    return Math.max(needed, ahead == 0 ? needed : at(size * 4 / 5, packets) + ahead);
  }

  boolean takeShift(long clock) {
    long since = clock - 500L * perMilli;
    List<Packet> before = packets.stream().filter(packet -> packet.clock < since).toList();
    List<Packet> now = since(since);
    boolean shifted =
        !before.isEmpty()
            && now.size() >= 10
            && most(now).orElseThrow() < at(before.size() / 2, before) - 40L * perMilli;
    if (shifted) {
      packets.removeAll(before);
    }
    return shifted;
  }
}
