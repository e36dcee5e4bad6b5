package dev.earshot.app.backend.jambonz;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rooms as events and lists tell of them, whichever comes first, in whatever order and however
 * often. Server times tell an old event from a new one of the same call or room; everything else
 * goes by receipt. Guarded by the back end's lock.
 */
final class RoomBook {
  private static final int REMEMBERED = 10_000;

  /** Looks at a list in a row without somebody before he is taken to be gone. */
  private static final int ABSENCES = 2;

  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Map<String, Departure> departures = remembering();
  private final Map<String, Departure> ends = remembering();
  private final Map<String, MemberTag> given = remembering();
  private long lives;

  /**
   * @param time by the server's clock, if it said so
   * @param heardAt by ours
   */
  private record Departure(Optional<Instant> time, Instant heardAt) {
    /** Whether an event of that time came before it. */
    boolean isAfter(Optional<Instant> other) {
      return time.isPresent() && other.isPresent() && !other.get().isAfter(time.get());
    }
  }

  /** What changed, in order. */
  record Change(ConferenceKey key, Optional<Room> room) {
    static Change of(Room room) {
      return new Change(room.key, Optional.of(room));
    }
  }

  private static <T> Map<String, T> remembering() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  Stream<Room> rooms() {
    return rooms.values().stream();
  }

  Optional<Room> find(ConferenceKey key) {
    return rooms().filter(room -> room.key.equals(key)).findFirst();
  }

  /** Where a call is. */
  Optional<Room> roomOf(String callSid) {
    return rooms().filter(room -> room.members.containsKey(callSid)).findFirst();
  }

  Optional<Member> member(String callSid) {
    return roomOf(callSid).map(room -> room.members.get(callSid));
  }

  List<Change> event(StatusEvent event, Instant now) {
    return switch (event.kind()) {
      case END -> ended(event, now);
      case LEAVE -> left(event, now);
      case START, JOIN, START_TALKING, STOP_TALKING -> present(event, now);
    };
  }

  private List<Change> ended(StatusEvent event, Instant now) {
    Room room = rooms.get(event.room());
    boolean ofAnEarlierLife =
        room != null
            && room.startTime.isPresent()
            && event.time().isPresent()
            && event.time().get().isBefore(room.startTime.get());
    if (ofAnEarlierLife) {
      return List.of();
    }
    ends.put(event.room(), new Departure(event.time(), now));
    return room == null ? List.of() : List.of(end(room));
  }

  private Change end(Room room) {
    rooms.remove(room.name);
    return new Change(room.key, Optional.empty());
  }

  private List<Change> left(StatusEvent event, Instant now) {
    Departure known = departures.get(event.callSid());
    if (known == null || !known.isAfter(event.time())) {
      departures.put(event.callSid(), new Departure(event.time(), now));
    }
    Room room = rooms.get(event.room());
    if (room == null || room.members.remove(event.callSid()) == null) {
      return List.of();
    }
    room.reportedByEvents(false);
    changed(room, now);
    return List.of(Change.of(room));
  }

  /** Whoever starts, joins, talks or falls silent is there. */
  private List<Change> present(StatusEvent event, Instant now) {
    if (isStale(ends.get(event.room()), event) || isStale(departures.get(event.callSid()), event)) {
      return List.of();
    }
    Room room =
        rooms.computeIfAbsent(
            event.room(),
            name -> opened(name, Known.confirmed(now.minus(event.since()), now), now));
    room.missed = 0;
    room.reportedByEvents(event.kind() == StatusEvent.Kind.START);
    if (event.kind() == StatusEvent.Kind.START) {
      room.startTime = event.time();
      room.news = now;
    } else {
      met(room, event, now);
    }
    return List.of(Change.of(room));
  }

  private static boolean isStale(@Nullable Departure gone, StatusEvent event) {
    return gone != null && gone.isAfter(event.time());
  }

  private void met(Room room, StatusEvent event, Instant now) {
    Member member = room.members.get(event.callSid());
    boolean joins = event.kind() == StatusEvent.Kind.JOIN;
    if (member == null) {
      Known<Instant> since =
          joins ? Known.confirmed(event.time().orElse(now), now) : Known.assumed(now, now);
      member = new Member(event.callSid(), event.party(), since, now);
      room.members.put(event.callSid(), member);
      if (given.containsKey(event.callSid())) {
        member.tagged(Optional.ofNullable(given.get(event.callSid())), now);
      }
      changed(room, now);
    } else if (joins && event.time().isPresent()) {
      member.joinedAt = Known.confirmed(event.time().get(), now);
    }
    member.learn(event.party());
    member.news = now;
    switch (event.kind()) {
      case START_TALKING -> member.talking = Known.confirmed(true, now);
      case STOP_TALKING -> member.talking = Known.confirmed(false, now);
      default -> {}
    }
  }

  /** The call flow gives a caller his tag as soon as he is in his room. */
  List<Change> tagGiven(String callSid, MemberTag tag, Instant now) {
    given.put(callSid, tag);
    Optional<Room> room = roomOf(callSid);
    member(callSid).ifPresent(member -> member.tagged(Optional.of(tag), now));
    room.ifPresent(there -> changed(there, now));
    return room.map(Change::of).stream().toList();
  }

  /** Our own leg sits in the room, whether or not an event says so. */
  void selfJoined(Room room, String callSid, Instant now) {
    room.members.computeIfAbsent(
        callSid, sid -> new Member(sid, StatusEvent.Party.UNKNOWN, Known.assumed(now, now), now));
    changed(room, now);
  }

  /** So does a customer's ear of ours; that it has no tag is what we asked for. */
  void earJoined(Room room, String callSid, Instant now) {
    selfJoined(room, callSid, now);
    Optional.ofNullable(room.members.get(callSid)).ifPresent(member -> member.isOurEar(now));
  }

  /** Somebody came, went or has another tag. */
  void changed(Room room, Instant now) {
    room.version++;
    room.news = now;
  }

  Room opened(String name, Known<Instant> startedAt, Instant now) {
    return new Room(name, new ConferenceKey(name + "#" + ++lives), startedAt, now);
  }

  /** Events may have been lost: nobody's presence is complete any more. */
  List<Change> eventsMissed() {
    rooms().forEach(Room::eventsMissed);
    return rooms().map(Change::of).toList();
  }

  /** What the list of conferences, asked for then, says. */
  List<Change> listed(List<ConferenceRecord> list, Instant askedAt, Instant now) {
    List<Change> changes = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (ConferenceRecord record : list) {
      names.add(record.name());
      Departure end = ends.get(record.name());
      if (!rooms.containsKey(record.name()) && (end == null || end.heardAt().isBefore(askedAt))) {
        Room opened = opened(record.name(), startOf(record, now), now);
        rooms.put(record.name(), opened);
        changes.add(Change.of(opened));
      }
      Room room = rooms.get(record.name());
      if (room != null) {
        room.missed = 0;
        if (record.members().isPresent()
            && new Snapshot(room, askedAt, now)
                .take(record.members().get(), this::wasSeenLeaving)) {
          changes.add(Change.of(room));
        }
      }
    }
    changes.addAll(missing(names, askedAt));
    return changes;
  }

  private static Known<Instant> startOf(ConferenceRecord record, Instant now) {
    return record
        .seconds()
        .map(seconds -> Known.confirmed(now.minusSeconds(seconds), now))
        .orElse(Known.unknown(now));
  }

  private boolean wasSeenLeaving(String callSid, Instant askedAt) {
    Departure gone = departures.get(callSid);
    return gone != null && !gone.heardAt().isBefore(askedAt);
  }

  private List<Change> missing(Set<String> names, Instant askedAt) {
    return List.copyOf(rooms.values()).stream()
        .filter(room -> !names.contains(room.name) && room.news.isBefore(askedAt))
        .filter(room -> ++room.missed >= ABSENCES)
        .map(this::end)
        .toList();
  }

  /**
   * What the list of calls in progress says: numbers, and who has gone without an event. Whoever is
   * missing an hour after his answer is only out of reach (B12).
   */
  List<Change> calls(List<CallRecord> list, Instant askedAt, Instant now) {
    Map<String, CallRecord> calls = new LinkedHashMap<>();
    list.forEach(call -> calls.put(call.callSid(), call));
    List<Change> changes = new ArrayList<>();
    for (Room room : rooms.values()) {
      if (new Snapshot(room, askedAt, now).compare(calls)) {
        changes.add(Change.of(room));
      }
    }
    return changes;
  }
}
