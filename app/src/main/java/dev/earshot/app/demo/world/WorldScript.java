package dev.earshot.app.demo.world;

import dev.earshot.app.demo.world.WorldEvent.Closed;
import dev.earshot.app.demo.world.WorldEvent.HandRaised;
import dev.earshot.app.demo.world.WorldEvent.Held;
import dev.earshot.app.demo.world.WorldEvent.Joined;
import dev.earshot.app.demo.world.WorldEvent.Left;
import dev.earshot.app.demo.world.WorldEvent.Opened;
import dev.earshot.app.demo.world.WorldEvent.Resumed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The seeded, endless script of the simulated call centre: the same seed and number of rooms give
 * the same events for ever. Two conferences, {@link #billing} and {@link #fibre}, are the tour's;
 * after their members have joined nothing happens to them by itself. Pure; one thread.
 */
public final class WorldScript {
  private static final int OPENING_MILLIS = 2000;

  /** Mean time between two things that happen to one room. */
  private static final int ROOM_PERIOD_MILLIS = 16_000;

  /** Nothing happens to a room before its members are there, or while a transfer is under way. */
  private static final int SETTLING_MILLIS = 3000;

  private static final int SHORTEST_GAP_MILLIS = 150;

  private final SplittableRandom random;
  private final Cast cast;
  private final int rooms;
  private final List<ScriptedRoom> open = new ArrayList<>();
  private final Deque<WorldEvent> next = new ArrayDeque<>();
  private final PriorityQueue<WorldEvent> later =
      new PriorityQueue<>(java.util.Comparator.comparingLong(WorldEvent::atMillis));
  private final TouredRoom billing;
  private final TouredRoom fibre;
  private long now;

  /** A room of the tour with its first members and who takes over from its agent. */
  public record TouredRoom(RoomPlan plan, Caller agent, Caller customer, Caller successor) {}

  /** What the script knows of a room that it may play with. */
  private static final class ScriptedRoom {
    final String name;
    final Caller customer;
    long readyAt;
    Caller agent;
    boolean held;

    ScriptedRoom(String name, long readyAt, Caller agent, Caller customer) {
      this.name = name;
      this.readyAt = readyAt;
      this.agent = agent;
      this.customer = customer;
    }
  }

  /**
   * @param rooms conferences at once, at least 3
   */
  public WorldScript(long seed, int rooms) {
    if (rooms < 3) {
      throw new IllegalArgumentException("the demo needs at least 3 rooms: " + rooms);
    }
    this.random = new SplittableRandom(seed);
    this.cast = new Cast(random);
    this.rooms = rooms;
    billing =
        new TouredRoom(
            cast.room("billing", "Billing · Tier 2", "Billing escalation", 247_000),
            cast.agent("Daniel Reed"),
            cast.customer("Helen Brandt"),
            cast.agent("Marta Olsen"));
    fibre =
        new TouredRoom(
            cast.room("fibre", "Support · Priority", "Fibre outage", 96_000),
            cast.agent("Grace Lindholm"),
            cast.customer("Alan Calder"),
            cast.agent("Ben Torres"));
    openAll();
    now = OPENING_MILLIS + 500;
  }

  private void openAll() {
    openAtStart(billing, 0);
    openAtStart(fibre, 100);
    for (int i = 2; i < rooms; i++) {
      long at = 200 + (long) OPENING_MILLIS * i / rooms;
      openRoom(cast.room(), at);
    }
  }

  public TouredRoom billing() {
    return billing;
  }

  public TouredRoom fibre() {
    return fibre;
  }

  /** The next event; there is always one. */
  public WorldEvent next() {
    while (next.isEmpty()) {
      now += gapMillis();
      happen();
      while (!later.isEmpty() && later.element().atMillis() <= now) {
        next.add(later.remove());
      }
    }
    return next.remove();
  }

  private void openAtStart(TouredRoom room, long at) {
    later.add(new Opened(at, room.plan()));
    later.add(new Joined(at + 1, room.plan().name(), room.customer()));
    later.add(new Joined(at + 2, room.plan().name(), room.agent()));
  }

  private void openRoom(RoomPlan plan, long at) {
    ScriptedRoom room =
        new ScriptedRoom(plan.name(), at + SETTLING_MILLIS, cast.agent(), cast.customer());
    later.add(new Opened(at, plan));
    later.add(new Joined(at + 1, plan.name(), room.customer));
    later.add(new Joined(at + 40 + random.nextInt(400), plan.name(), room.agent));
    open.add(room);
  }

  private int gapMillis() {
    int mean = Math.max(2 * SHORTEST_GAP_MILLIS, ROOM_PERIOD_MILLIS / rooms);
    return SHORTEST_GAP_MILLIS + random.nextInt(2 * (mean - SHORTEST_GAP_MILLIS) + 1);
  }

  private void happen() {
    ScriptedRoom room = open.get(random.nextInt(open.size()));
    if (room.readyAt > now) {
      return;
    }
    int dice = random.nextInt(100);
    if (room.held) {
      later.add(new Resumed(now, room.name, room.customer));
      room.held = false;
    } else if (dice < 40) {
      later.add(new Held(now, room.name, room.customer));
      room.held = true;
    } else if (dice < 65) {
      transfer(room);
    } else if (dice < 95) {
      later.add(new Closed(now, room.name));
      open.remove(room);
      openRoom(cast.room().beginning(), now + 600 + random.nextInt(1500));
    } else {
      later.add(new HandRaised(now, room.name, room.agent, "asks for a second opinion"));
    }
  }

  private void transfer(ScriptedRoom room) {
    Caller successor = cast.agent();
    later.add(new Left(now, room.name, room.agent));
    later.add(new Joined(now + 400, room.name, successor));
    room.agent = successor;
    room.readyAt = now + SETTLING_MILLIS;
  }
}
