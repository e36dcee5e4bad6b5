package dev.earshot.app.simulate.laml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** All conferences, those that are over too, the last thousand. Guarded by {@link Exchange}. */
final class RoomBook {
  private static final int REMEMBERED = 1_000;

  private final Map<String, Room> rooms = new LinkedHashMap<>();

  Room add(String sid, String name, Instant now) {
    if (rooms.size() >= REMEMBERED) {
      rooms.values().stream().filter(Room::over).findFirst().ifPresent(rooms.values()::remove);
    }
    Room room = new Room(sid, name, now);
    rooms.put(sid, room);
    return room;
  }

  /** The one of a name that is not over. */
  Optional<Room> named(String name) {
    return rooms.values().stream()
        .filter(room -> !room.over() && room.name.equals(name))
        .findFirst();
  }

  /** In which a call is. */
  Optional<Room> of(String call) {
    return rooms.values().stream().filter(room -> room.members.containsKey(call)).findFirst();
  }

  Optional<Room> find(String sid) {
    return Optional.ofNullable(rooms.get(sid));
  }

  /**
   * @throws Refused 20404 if there is none
   */
  Room room(String sid) {
    return find(sid).orElseThrow(() -> Refused.notFound("/Conferences/" + sid));
  }

  /**
   * @throws Refused 20404 if there is none, 10000 if it is over
   */
  Room open(String sid) {
    Room room = room(sid);
    if (room.over()) {
      throw Refused.invalid("conference " + sid + " is completed");
    }
    return room;
  }

  /** A call is no longer on its way to any. */
  void expectNoMore(String call) {
    rooms.values().forEach(room -> room.expected.remove(call));
  }

  /** Tells of whoever sits on that seat of the focus. */
  void seated(UUID seat, BiConsumer<Room, Member> found) {
    for (Room room : rooms.values()) {
      room.members.values().stream()
          .filter(member -> member.seat.equals(seat))
          .forEach(member -> found.accept(room, member));
    }
  }

  /** In which a call is or was. */
  List<Room> ofAll(String call) {
    return rooms.values().stream().filter(room -> room.seats.containsKey(call)).toList();
  }

  /** Youngest first; those in which nobody ever was or is expected are none yet. */
  List<ConferenceView> views() {
    List<ConferenceView> views = new ArrayList<>();
    rooms.values().stream()
        .filter(room -> room.used || !room.expected.isEmpty())
        .forEach(room -> views.addFirst(room.view()));
    return views;
  }
}
