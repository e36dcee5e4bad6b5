package dev.earshot.audio.focus;

import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.Port;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rooms and who sits in them. What it tells of tags, speakOnlyTo, mute and hold is read from
 * the mixer, so it is what is in force; only for a member whose join the mixer has not yet reached
 * it is what he will start with.
 *
 * <p>Guarded by its own lock, which is held only while changes are handed to the mixer, so that
 * mixer, seats and announcements have one order. Any thread but the mix thread.
 */
final class FocusRooms {
  private final Mixer mixer;
  private final int maxRooms;
  private final int maxMembers;
  private final InstantSource clock;
  private final OccurrenceQueue occurrences;
  private final Map<String, OpenRoom> rooms = new LinkedHashMap<>();
  private final Map<UUID, Seat> seats = new LinkedHashMap<>();

  FocusRooms(Mixer mixer, FocusConfig config, InstantSource clock, OccurrenceQueue occurrences) {
    this.mixer = mixer;
    this.maxRooms = config.maxRooms();
    this.maxMembers = config.maxMembers();
    this.clock = clock;
    this.occurrences = occurrences;
  }

  /** Why nobody more can join this room, if so. */
  synchronized Optional<String> full(String room) {
    if (!rooms.containsKey(room) && rooms.size() >= maxRooms) {
      return Optional.of("All " + maxRooms + " rooms are in use");
    }
    return seatsOf(room).size() >= maxMembers
        ? Optional.of("The room has its " + maxMembers + " members")
        : Optional.empty();
  }

  /**
   * Joins a member with all his settings in one tick; makes the room if need be.
   *
   * @return why not, if the room is full
   */
  synchronized Optional<String> join(
      String name, FocusMember member, Port port, Optional<Call> call) {
    Optional<String> full = full(name);
    if (full.isPresent()) {
      return full;
    }
    Instant now = clock.instant();
    OpenRoom room = rooms.get(name);
    if (room == null) {
      room = new OpenRoom(name, now, mixer.openRoom(name));
      rooms.put(name, room);
      occurrences.offer(new Occurrence.Started(now, name));
    }
    seats.put(member.callSid(), new Seat(room, member, call));
    boolean audited = member.muted() || member.speakOnlyTo().isPresent();
    PendingChange pending =
        room.mix.apply(
            new RoomChange.Join(MemberState.participant(member), port, Optional.empty(), audited));
    occurrences.offer(new Occurrence.Joined(now, name, member, pending));
    return full;
  }

  /**
   * Gives a direct member's place to a call.
   *
   * @return why not, if there is no such member in that room
   */
  synchronized Optional<String> takeOver(UUID callSid, String room, Port port, Call call) {
    Seat seat = seats.get(callSid);
    if (seat == null || !seat.room.name.equals(room)) {
      return Optional.of("X-Replace-Member names nobody in this room");
    }
    if (seat.call.isPresent()) {
      return Optional.of("X-Replace-Member names a member with a call of his own");
    }
    replug(seat, port, Optional.of(call));
    return Optional.empty();
  }

  synchronized PendingChange replaceWithDirect(UUID callSid, Port port) {
    Seat seat = seats.get(callSid);
    return seat == null ? unknown(callSid) : replug(seat, port, Optional.empty());
  }

  private PendingChange replug(Seat seat, Port port, Optional<Call> call) {
    FocusMember member = MemberState.connectedBy(seat.wanted, call.map(Call::callId).orElse(""));
    seats.put(member.callSid(), new Seat(seat.room, member, call));
    occurrences.offer(new Occurrence.Rewired(seat.room.name, member));
    return seat.room.mix.apply(new RoomChange.Replug(MemberState.id(member), port));
  }

  synchronized PendingChange act(UUID callSid, List<MemberAction> actions) {
    Seat seat = seats.get(callSid);
    if (seat == null) {
      return unknown(callSid);
    }
    FocusMember after = MemberState.after(seat.wanted, actions);
    seats.put(callSid, new Seat(seat.room, after, seat.call));
    PendingChange pending = seat.room.mix.apply(MemberState.settings(after));
    occurrences.offer(new Occurrence.Changed(clock.instant(), seat.room.name, after, pending));
    return pending;
  }

  /** A change was not applied: later ones must not bring it back. */
  synchronized void forgetWishes(UUID callSid) {
    Seat seat = seats.get(callSid);
    if (seat != null) {
      seats.put(callSid, new Seat(seat.room, seat.inForce(), seat.call));
    }
  }

  synchronized PendingChange listenAs(UUID callSid, Optional<UUID> ear) {
    Seat seat = seats.get(callSid);
    return seat == null
        ? unknown(callSid)
        : seat.room.mix.apply(new RoomChange.ListenAs(id(callSid), ear.map(FocusRooms::id)));
  }

  /** Takes a member out; the value is the call he sat there with. */
  synchronized Optional<Call> leave(UUID callSid, String reason) {
    Seat seat = seats.remove(callSid);
    if (seat == null) {
      return Optional.empty();
    }
    OpenRoom room = seat.room;
    Instant now = clock.instant();
    PendingChange pending = room.mix.apply(new RoomChange.Leave(id(callSid)));
    occurrences.offer(new Occurrence.Left(now, room.name, seat.wanted, reason, pending));
    if (seatsOf(room.name).isEmpty()) {
      rooms.remove(room.name);
      room.mix.close();
      occurrences.offer(new Occurrence.Ended(now, room.name));
    }
    return seat.call;
  }

  /** A call has ended: whoever still sits there by it leaves. */
  synchronized void ended(UUID callSid, Call call, String reason) {
    Seat seat = seats.get(callSid);
    if (seat != null && seat.isOf(call)) {
      leave(callSid, reason);
    }
  }

  synchronized List<FocusRoom> rooms() {
    return rooms.values().stream().map(this::view).toList();
  }

  synchronized Optional<FocusRoom> room(String name) {
    return Optional.ofNullable(rooms.get(name)).map(this::view);
  }

  synchronized Optional<FocusRoom> roomOf(UUID callSid) {
    return Optional.ofNullable(seats.get(callSid)).map(seat -> view(seat.room));
  }

  synchronized Optional<FocusMember> member(UUID callSid) {
    return Optional.ofNullable(seats.get(callSid)).map(Seat::inForce);
  }

  synchronized List<UUID> everybody() {
    return List.copyOf(seats.keySet());
  }

  /** The mixer's room of a member, for his levels. */
  synchronized Optional<MixRoom> mixRoom(UUID callSid) {
    return Optional.ofNullable(seats.get(callSid)).map(seat -> seat.room.mix);
  }

  Optional<HearingAudit> audit(UUID callSid) {
    try {
      return mixRoom(callSid).map(room -> room.audit(id(callSid)));
    } catch (IllegalArgumentException neverAudited) {
      return Optional.empty();
    }
  }

  static ParticipantId id(UUID callSid) {
    return new ParticipantId(callSid.toString());
  }

  private List<Seat> seatsOf(String room) {
    return seats.values().stream().filter(seat -> seat.room.name.equals(room)).toList();
  }

  private FocusRoom view(OpenRoom room) {
    return new FocusRoom(
        room.name, room.startedAt, seatsOf(room.name).stream().map(Seat::inForce).toList());
  }

  private static PendingChange unknown(UUID callSid) {
    return _ -> new PendingChange.Outcome.Refused("no member has the callSid " + callSid);
  }

  private record OpenRoom(String name, Instant startedAt, MixRoom mix) {}

  /**
   * @param wanted the member with everything that was asked for him
   * @param call empty for a direct member
   */
  private record Seat(OpenRoom room, FocusMember wanted, Optional<Call> call) {
    boolean isOf(Call other) {
      return call.filter(own -> own == other).isPresent();
    }

    FocusMember inForce() {
      return room.mix
          .conference()
          .find(MemberState.id(wanted))
          .map(participant -> MemberState.as(wanted, participant))
          .orElse(wanted);
    }
  }
}
