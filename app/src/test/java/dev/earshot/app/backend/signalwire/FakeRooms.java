package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The conferences of a fake system as they really are: who is there, and who hears whom. */
final class FakeRooms {
  private final VirtualTime time;
  final Map<String, FakeRoom> rooms = new LinkedHashMap<>();

  /** Where the first participant's document sends callbacks. */
  Consumer<StatusCallback> hook = event -> {};

  /** How long after its answer a request takes effect. */
  Supplier<Duration> effect = () -> Duration.ZERO;

  /** Whether everybody hears a whisper whose target has left; nobody does otherwise. */
  boolean orphansAreHeard;

  private long sequence;

  FakeRooms(VirtualTime time) {
    this.time = time;
  }

  static final class FakeRoom {
    final String sid = UUID.randomUUID().toString();
    final String name;
    final Map<String, Seat> seats = new LinkedHashMap<>();

    FakeRoom(String name) {
      this.name = name;
    }
  }

  /** One participant. */
  static final class Seat {
    final String callSid;
    final String number;
    final boolean customer;
    boolean muted;
    boolean held;
    boolean coaching;
    Optional<String> target = Optional.empty();

    Seat(String callSid, String number, boolean customer) {
      this.callSid = callSid;
      this.number = number;
      this.customer = customer;
    }
  }

  FakeRoom open(String name) {
    FakeRoom room = new FakeRoom(name);
    rooms.put(room.sid, room);
    tell(StatusCallback.Kind.START, room, "");
    return room;
  }

  Optional<FakeRoom> room(String sid) {
    return Optional.ofNullable(rooms.get(sid));
  }

  void end(String sid) {
    FakeRoom room = rooms.remove(sid);
    if (room != null) {
      tell(StatusCallback.Kind.END, room, "");
    }
  }

  Seat join(String room, String callSid, String number, boolean customer) {
    Seat seat = new Seat(callSid, number, customer);
    FakeRoom there = room(room).orElseThrow();
    there.seats.put(callSid, seat);
    tell(StatusCallback.Kind.JOIN, there, callSid);
    return seat;
  }

  void leave(String callSid) {
    roomOf(callSid)
        .ifPresent(
            room -> {
              room.seats.remove(callSid);
              tell(StatusCallback.Kind.LEAVE, room, callSid);
            });
  }

  Optional<FakeRoom> roomOf(String callSid) {
    return rooms.values().stream().filter(r -> r.seats.containsKey(callSid)).findFirst();
  }

  Optional<Seat> seat(String callSid) {
    return roomOf(callSid).flatMap(room -> Optional.ofNullable(room.seats.get(callSid)));
  }

  List<Seat> everybody() {
    return rooms.values().stream().flatMap(r -> r.seats.values().stream()).toList();
  }

  /** Takes effect when it does. */
  void update(String callSid, ParticipantUpdate update) {
    Duration delay = effect.get();
    if (delay.isZero()) {
      seat(callSid).ifPresent(seat -> apply(seat, update));
    } else {
      time.after(delay, () -> seat(callSid).ifPresent(seat -> apply(seat, update)));
    }
  }

  private void apply(Seat seat, ParticipantUpdate update) {
    switch (update) {
      case ParticipantUpdate.Mute() -> seat.muted = true;
      case ParticipantUpdate.Unmute() -> seat.muted = false;
      case ParticipantUpdate.StopCoaching() -> {
        seat.coaching = false;
        seat.target = Optional.empty();
      }
      case ParticipantUpdate.CoachMuted(String target) -> {
        seat.muted = true;
        seat.coaching = true;
        seat.target = Optional.of(target);
      }
      case ParticipantUpdate.Hold(boolean held) -> seat.held = held;
    }
    StatusCallback.Kind kind =
        switch (update) {
          case ParticipantUpdate.Unmute() -> StatusCallback.Kind.UNMUTE;
          case ParticipantUpdate.Hold(boolean held) ->
              held ? StatusCallback.Kind.HOLD : StatusCallback.Kind.UNHOLD;
          default -> StatusCallback.Kind.MUTE;
        };
    roomOf(seat.callSid).ifPresent(room -> tell(kind, room, seat.callSid));
  }

  void hold(String callSid, boolean held) {
    seat(callSid).ifPresent(seat -> apply(seat, new ParticipantUpdate.Hold(held)));
  }

  /** To whom the conference passes the voice of that call. */
  Set<String> ears(String speaker) {
    Optional<Seat> seat = seat(speaker).filter(s -> !s.muted && !s.held);
    if (seat.isEmpty()) {
      return Set.of();
    }
    List<Seat> others = new ArrayList<>(roomOf(speaker).orElseThrow().seats.values());
    others.removeIf(s -> s.callSid.equals(speaker) || s.held);
    boolean alone = seat.get().coaching && !isOrphan(speaker);
    boolean lost = isOrphan(speaker) && !orphansAreHeard;
    return others.stream()
        .map(s -> s.callSid)
        .filter(sid -> !lost && (!alone || seat.get().target.equals(Optional.of(sid))))
        .collect(Collectors.toSet());
  }

  /** Whether whom he coaches is not there any more. */
  boolean isOrphan(String speaker) {
    return seat(speaker)
        .filter(s -> s.coaching)
        .filter(s -> s.target.flatMap(this::seat).isEmpty())
        .isPresent();
  }

  void speech(String callSid, boolean starts) {
    tell(
        starts ? StatusCallback.Kind.SPEECH_START : StatusCallback.Kind.SPEECH_STOP,
        roomOf(callSid).orElseThrow(),
        callSid);
  }

  private void tell(StatusCallback.Kind kind, FakeRoom room, String callSid) {
    Optional<Seat> seat = Optional.ofNullable(room.seats.get(callSid));
    hook.accept(
        new StatusCallback(
            kind,
            FakeLaml.ACCOUNT,
            room.sid,
            callSid,
            room.name,
            seat.map(s -> s.muted),
            seat.map(s -> s.held),
            new StatusCallback.Order(Optional.of(++sequence), Optional.of(time.instant()))));
  }
}
