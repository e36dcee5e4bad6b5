package dev.earshot.mixer;

import dev.earshot.mixer.engine.MixCounters;
import dev.earshot.mixer.engine.Rates;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * All rooms of a mixer and the tick that steps them. {@link #tick} and {@link #end} belong to the
 * mix thread, one call at a time; everything else may be called by any.
 */
final class Rooms {
  private final Rates rates;
  private final MixCounters counters;
  private final AtomicReference<Room[]> rooms = new AtomicReference<>(new Room[0]);
  private final AtomicLong ticks = new AtomicLong();
  private volatile boolean ended;

  Rooms(MixerConfig config, MixCounters counters) {
    this.rates = new Rates(config.tickMillis());
    this.counters = counters;
  }

  Room open(String name) {
    Room room = new Room(name, rates, counters);
    rooms.updateAndGet(all -> Stream.concat(Stream.of(all), Stream.of(room)).toArray(Room[]::new));
    if (ended) {
      throw new IllegalStateException("room " + name + ": the mixer is closed");
    }
    return room;
  }

  long ticks() {
    return ticks.get();
  }

  void tick() {
    long tick = ticks.getPlain() + 1;
    Room[] now = rooms.get();
    for (Room room : now) {
      if (room.isClosed()) {
        room.end();
        forget(room);
      } else {
        room.step(tick);
      }
    }
    ticks.set(tick);
    for (Room room : now) {
      room.publish();
    }
  }

  /** After the last tick: ends every room. */
  void end() {
    ended = true;
    for (Room room : rooms.getAndSet(new Room[0])) {
      room.end();
    }
  }

  private void forget(Room room) {
    rooms.updateAndGet(all -> Stream.of(all).filter(other -> other != room).toArray(Room[]::new));
  }
}
