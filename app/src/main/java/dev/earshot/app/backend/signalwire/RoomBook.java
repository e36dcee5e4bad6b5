package dev.earshot.app.backend.signalwire;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The conferences as lists and callbacks tell of them, in whatever order and however often. What
 * was heard after a question was asked is not undone by its answer. Guarded by the back end's lock.
 */
final class RoomBook {
  private static final int REMEMBERED = 10_000;

  /** Looks at the list in a row without a room before it is taken to be over. */
  private static final int ABSENCES = 2;

  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Map<String, Instant> ends = remembering();
  private final Map<String, Role> given = remembering();

  /** What changed, in order; empty if the room is over. */
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

  Optional<Room> find(String sid) {
    return Optional.ofNullable(rooms.get(sid));
  }

  Optional<Room> roomOf(String callSid) {
    return rooms().filter(room -> room.members.containsKey(callSid)).findFirst();
  }

  /** Roles by call, as our own call flow gave them. */
  Map<String, Role> given() {
    return given;
  }

  List<Change> roleGiven(String callSid, Role role) {
    given.put(callSid, role);
    return roomOf(callSid).map(Change::of).stream().toList();
  }

  /** What the list of conferences, asked for then, says. */
  List<Change> listed(List<ConferenceRecord> list, Instant askedAt, Instant now) {
    List<Change> changes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConferenceRecord record : list) {
      names.add(record.sid());
      Instant end = ends.get(record.sid());
      if (end == null || end.isBefore(askedAt)) {
        met(record, now).ifPresent(changes::add);
      }
    }
    for (Room room : List.copyOf(rooms.values())) {
      if (!names.contains(room.sid) && room.news.isBefore(askedAt) && ++room.missed >= ABSENCES) {
        changes.addAll(ended(room.sid, now));
      }
    }
    return changes;
  }

  private Optional<Change> met(ConferenceRecord record, Instant now) {
    Room room = rooms.get(record.sid());
    boolean changed = room == null || room.begun != record.begun();
    if (room == null) {
      Known<Instant> start =
          record.created().map(at -> Known.confirmed(at, now)).orElse(Known.assumed(now, now));
      room = new Room(record.sid(), record.name(), start, now);
      rooms.put(record.sid(), room);
    }
    room.begun = record.begun();
    room.name = record.name();
    room.missed = 0;
    room.news = now;
    return changed ? Optional.of(Change.of(room)) : Optional.empty();
  }

  /** It is over, whoever says so. */
  List<Change> ended(String sid, Instant now) {
    ends.put(sid, now);
    Room room = rooms.remove(sid);
    return room == null ? List.of() : List.of(new Change(room.key, Optional.empty()));
  }

  /** Everybody who is in a room, as asked for then. */
  List<Change> participants(String sid, List<ParticipantRecord> list, Instant askedAt) {
    Room room = rooms.get(sid);
    if (room == null) {
      return List.of();
    }
    Set<String> listed = new HashSet<>();
    for (ParticipantRecord record : list) {
      Room.Departure gone = room.departures.get(record.callSid());
      if (gone == null || gone.heardAt().isBefore(askedAt)) {
        listed.add(record.callSid());
        member(room, record.callSid(), askedAt).read(record, askedAt);
      }
    }
    room.members.values().removeIf(m -> !listed.contains(m.callSid) && m.news.isBefore(askedAt));
    room.looked = Optional.of(askedAt);
    room.news = room.news.isAfter(askedAt) ? room.news : askedAt;
    return List.of(Change.of(room));
  }

  /** One of them. */
  List<Change> participant(String sid, ParticipantRecord record, Instant askedAt) {
    Room room = rooms.get(sid);
    if (room == null) {
      return List.of();
    }
    Room.Departure gone = room.departures.get(record.callSid());
    if (gone != null && !gone.heardAt().isBefore(askedAt)) {
      return List.of();
    }
    member(room, record.callSid(), askedAt).read(record, askedAt);
    return List.of(Change.of(room));
  }

  /** His call was looked up, perhaps in vain. */
  List<Change> call(String sid, String callSid, Optional<CallRecord> call) {
    Room room = rooms.get(sid);
    Member member = room == null ? null : room.members.get(callSid);
    if (room == null || member == null) {
      return List.of();
    }
    member.call = call;
    member.callUnknown = call.isEmpty();
    return List.of(Change.of(room));
  }

  /** He was asked for then, and is not there. */
  List<Change> absent(String sid, String callSid, Instant askedAt) {
    Room room = rooms.get(sid);
    Member member = room == null ? null : room.members.get(callSid);
    if (room == null || member == null || member.news.isAfter(askedAt)) {
      return List.of();
    }
    room.departures.put(callSid, new Room.Departure(StatusCallback.Order.UNKNOWN, askedAt));
    room.members.remove(callSid);
    return List.of(Change.of(room));
  }

  private static Member member(Room room, String callSid, Instant news) {
    return room.members.computeIfAbsent(
        callSid, sid -> new Member(sid, Known.assumed(news, news), news));
  }

  List<Change> event(StatusCallback event, Optional<String> self, Instant now) {
    if (event.kind() == StatusCallback.Kind.END) {
      return ended(event.conference(), now);
    }
    if (ends.containsKey(event.conference())) {
      return List.of();
    }
    Room room =
        rooms.computeIfAbsent(
            event.conference(), sid -> new Room(sid, event.room(), Known.assumed(now, now), now));
    room.tells = true;
    room.news = now;
    room.missed = 0;
    switch (event.kind()) {
      case START -> room.begun = true;
      case LEAVE -> left(room, event, now);
      default -> present(room, event, self, now);
    }
    return List.of(Change.of(room));
  }

  private static void left(Room room, StatusCallback event, Instant now) {
    Room.Departure known = room.departures.get(event.call());
    boolean old =
        known != null
            && (event.order().isBefore(known.order()) || event.order().isSame(known.order()));
    if (!old) {
      room.departures.put(event.call(), new Room.Departure(event.order(), now));
      room.members.remove(event.call());
    }
  }

  /** Whoever joins, is muted or talks is there, unless he is known to have left since. */
  private static void present(Room room, StatusCallback event, Optional<String> self, Instant now) {
    if (isStale(room, event)) {
      return;
    }
    boolean joins = event.kind() == StatusCallback.Kind.JOIN;
    Known<Instant> since =
        joins ? Known.confirmed(event.order().time().orElse(now), now) : Known.assumed(now, now);
    Member member = room.members.computeIfAbsent(event.call(), sid -> new Member(sid, since, now));
    member.news = now;
    switch (event.kind()) {
      case SPEECH_START -> member.talking = Known.confirmed(true, now);
      case SPEECH_STOP -> member.talking = Known.confirmed(false, now);
      default -> {
        // Of our own leg only what is read counts: nothing here says whom it coaches.
        if (!self.equals(Optional.of(event.call())) && !event.order().isBefore(member.changed)) {
          changed(member, event, now);
        }
      }
    }
  }

  private static boolean isStale(Room room, StatusCallback event) {
    Room.Departure gone = room.departures.get(event.call());
    return gone != null
        && !room.members.containsKey(event.call())
        && (event.kind() != StatusCallback.Kind.JOIN
            || event.order().isBefore(gone.order())
            || event.order().isSame(gone.order()));
  }

  private static void changed(Member member, StatusCallback event, Instant now) {
    member.changed = event.order();
    Optional<Boolean> muted =
        switch (event.kind()) {
          case MUTE -> Optional.of(true);
          case UNMUTE -> Optional.of(false);
          default -> event.muted();
        };
    Optional<Boolean> held =
        switch (event.kind()) {
          case HOLD -> Optional.of(true);
          case UNHOLD -> Optional.of(false);
          default -> event.held();
        };
    muted.ifPresent(value -> member.muted = Known.confirmed(value, now));
    held.ifPresent(value -> member.held = Known.confirmed(value, now));
  }
}
