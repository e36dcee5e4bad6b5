package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.ChimePort;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A room, who sits in it, and how it is doing. Guarded by {@link FocusRooms}. */
final class OpenRoom {
  private static final ParticipantId CHIME = new ParticipantId("_chime");

  final String name;
  final Instant startedAt;
  final MixRoom mix;

  /** Of players and recorders in this room. */
  final PcmFormat format;

  private final Map<UUID, Seat> seats = new LinkedHashMap<>();
  private final int maxMembers;
  private final Duration endGrace;
  private Optional<Instant> endsAt;
  private Optional<Instant> graceEnds = Optional.empty();
  private Optional<ChimePort> chime = Optional.empty();
  private boolean started;
  private boolean locked;
  private int recordings;
  private RoomState told;

  /**
   * @param format of players and recorders in this room
   * @param most members that the focus allows
   */
  OpenRoom(
      String name,
      Instant startedAt,
      MixRoom mix,
      PcmFormat format,
      RoomOptions options,
      int most) {
    this.name = name;
    this.startedAt = startedAt;
    this.mix = mix;
    this.format = format;
    this.maxMembers = Math.min(most, options.maxMembers().orElse(most));
    this.endGrace = options.endGrace();
    this.endsAt =
        Optional.of(options.maxDuration()).filter(Duration::isPositive).map(startedAt::plus);
    this.told = state();
  }

  /** Why nobody more can join, if so. */
  Optional<String> full() {
    if (locked) {
      return Optional.of("The room is locked");
    }
    return seats.size() >= maxMembers
        ? Optional.of("The room has its " + maxMembers + " members")
        : Optional.empty();
  }

  Collection<Seat> seats() {
    return seats.values();
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }

  boolean started() {
    return started;
  }

  /** Also calls off the end, if the newcomer has the right to. */
  void seat(Seat seat) {
    seats.put(seat.wanted().callSid(), seat);
    if (seat.wanted().rules().endsConference()) {
      graceEnds = Optional.empty();
    }
  }

  void unseat(Seat seat) {
    seats.remove(seat.wanted().callSid());
  }

  /** The conference starts; the value is who waited for it and does so no longer. */
  List<Seat> start() {
    started = true;
    List<Seat> admitted = new ArrayList<>();
    for (Seat seat : seats.values()) {
      if (seat.wanted().waiting()) {
        seat.want(MemberState.waiting(seat.wanted(), false));
        admitted.add(seat);
      }
    }
    return admitted;
  }

  void lock(boolean nowLocked) {
    locked = nowLocked;
  }

  /** Recordings that run or pause. */
  void countRecordings(int more) {
    recordings += more;
  }

  /** Somebody left whose leaving ends the conference; whether it ends at once. */
  boolean endSoon(Instant now) {
    graceEnds = Optional.of(now.plus(endGrace));
    return endGrace.isZero();
  }

  /** Whether its time has come. */
  boolean isOver(Instant now) {
    return end().filter(at -> !at.isAfter(now)).isPresent();
  }

  private Optional<Instant> end() {
    return graceEnds.filter(at -> endsAt.isEmpty() || at.isBefore(endsAt.get())).or(() -> endsAt);
  }

  /** A beep for everybody in the conference. */
  void chime(short[] beep) {
    if (chime.isEmpty()) {
      ChimePort port = new ChimePort(format.sampleRate());
      chime = Optional.of(port);
      mix.apply(new RoomChange.Join(player(CHIME), port));
    }
    chime.get().ring(beep);
  }

  /** Somebody who is no member, is heard by everybody and hears nobody. */
  static Participant player(ParticipantId id) {
    return new Participant(id, Set.of(), Optional.empty(), false, true, false);
  }

  RoomState state() {
    return new RoomState(started, locked, recordings > 0, maxMembers, end());
  }

  /** The state, if it is another than was last told. */
  Optional<RoomState> news() {
    RoomState now = state();
    if (now.equals(told)) {
      return Optional.empty();
    }
    told = now;
    return Optional.of(now);
  }

  FocusRoom view() {
    Map<ParticipantId, Participant> inForce = new HashMap<>();
    mix.conference().participants().forEach(p -> inForce.put(p.id(), p));
    List<FocusMember> members = new ArrayList<>(seats.size());
    for (Seat seat : seats.values()) {
      Participant participant = inForce.get(seat.id());
      members.add(participant == null ? seat.wanted() : seat.as(participant));
    }
    return new FocusRoom(name, startedAt, members, state());
  }
}
