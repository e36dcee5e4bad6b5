package dev.earshot.mixer;

import dev.earshot.mixer.engine.MixTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rooms of one mix thread and the tick that steps them. {@link #tick} and {@link #end} belong
 * to that thread, one call at a time; everything else may be called by any. Opening and closing a
 * room costs the same however many there are.
 */
final class Rooms {
  private final MixTools tools;
  private final Queue<Room> opened = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger people = new AtomicInteger();
  private final AtomicLong ticks = new AtomicLong();
  private volatile boolean ended;

  /** Owned by the mix thread. */
  private final List<Room> rooms = new ArrayList<>();

  Rooms(MixTools tools) {
    this.tools = tools;
  }

  Room open(String name) {
    Room room = new Room(name, tools);
    opened.add(room);
    open.incrementAndGet();
    if (ended) {
      throw new IllegalStateException("room " + name + ": the mixer is closed");
    }
    return room;
  }

  long ticks() {
    return ticks.get();
  }

  /** How much there is to do: people, and rooms that people may still enter. */
  int load() {
    return open.get() + people.getOpaque();
  }

  MixTools tools() {
    return tools;
  }

  void tick() {
    takeOpened();
    long tick = ticks.getPlain() + 1;
    int kept = 0;
    for (int i = 0; i < rooms.size(); i++) {
      Room room = rooms.get(i);
      if (room.isClosed()) {
        room.end();
        open.decrementAndGet();
      } else {
        room.step(tick);
        rooms.set(kept++, room);
      }
    }
    while (rooms.size() > kept) {
      rooms.removeLast();
    }
    ticks.set(tick);
    publish();
  }

  private void publish() {
    int members = 0;
    for (int i = 0; i < rooms.size(); i++) {
      rooms.get(i).publish();
      members += rooms.get(i).size();
    }
    people.setOpaque(members);
  }

  private void takeOpened() {
    Room room;
    while ((room = opened.poll()) != null) {
      rooms.add(room);
    }
  }

  /** After the last tick: ends every room. */
  void end() {
    ended = true;
    takeOpened();
    rooms.forEach(Room::end);
    rooms.clear();
  }
}
