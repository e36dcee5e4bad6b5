package dev.earshot.audio.focus;

import dev.earshot.audio.device.Recorder;
import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.Port;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rooms and who sits in them. What it tells of tags, speakOnlyTo, mute and hold is read from
 * the mixer, so it is what is in force; only for a member whose join the mixer has not yet reached
 * it is what he will start with.
 *
 * <p>The one lock of the focus: it is held only while changes are handed to the mixer, so that
 * mixer, seats and announcements have one order; calls are hung up after it is released. Any thread
 * but the mix thread.
 */
final class FocusRooms {
  private final House house;
  private final Departures departures;
  private final Deadlines deadlines;
  private final Mixer mixer;
  private final InstantSource clock;
  private final OccurrenceQueue occurrences;

  FocusRooms(Mixer mixer, FocusConfig config, InstantSource clock, OccurrenceQueue occurrences) {
    this.house = new House(mixer, config, clock, occurrences);
    this.departures = new Departures(house, clock, occurrences);
    this.deadlines = new Deadlines(house, departures, config.policy());
    this.mixer = mixer;
    this.clock = clock;
    this.occurrences = occurrences;
  }

  /** Why somebody under these rules cannot join this room, if so. */
  synchronized Optional<String> full(String room, EntryRules rules) {
    return house.full(room, rules);
  }

  boolean canRecord() {
    return house.recordings().allowed();
  }

  /**
   * Joins a member with all his settings in one tick; makes the room if need be.
   *
   * @return why not, if the room is full
   */
  Optional<String> join(Arrival arrival) {
    house.prepareMusic(arrival.port().sampleRate());
    synchronized (this) {
      return house.join(arrival);
    }
  }

  /**
   * Gives a direct member's place to a call.
   *
   * @return why not, if there is no such member in that room
   */
  synchronized Optional<String> takeOver(
      UUID callSid, String room, Port port, Telephone telephone) {
    Optional<Seat> seat = house.seat(callSid).filter(s -> s.room.name.equals(room));
    if (seat.isEmpty()) {
      return Optional.of("X-Replace-Member names nobody in this room");
    }
    if (seat.get().telephone().isPresent()) {
      return Optional.of("X-Replace-Member names a member with a call of his own");
    }
    house.replug(seat.get(), port, Optional.of(telephone));
    return Optional.empty();
  }

  synchronized PendingChange replaceWithDirect(UUID callSid, Port port) {
    return house
        .seat(callSid)
        .map(seat -> house.replug(seat, port, Optional.empty()))
        .orElseGet(() -> unknown(callSid));
  }

  synchronized PendingChange act(UUID callSid, List<MemberAction> actions) {
    Optional<Seat> seat = house.seat(callSid);
    if (seat.isEmpty()) {
      return unknown(callSid);
    }
    seat.get().want(MemberState.after(seat.get().wanted(), actions));
    return house.change(seat.get().room, List.of(seat.get()));
  }

  /** All actions together in one tick, in this order. */
  PendingChange act(String name, List<RoomAction> actions) {
    List<Call> over = new ArrayList<>();
    PendingChange pending;
    synchronized (this) {
      Optional<OpenRoom> room = house.room(name);
      if (room.isEmpty()) {
        return _ -> new PendingChange.Outcome.Refused("there is no room " + name);
      }
      pending = room.get().mix.apply(List.of());
      for (RoomAction action : actions) {
        pending = act(room.get(), action, over);
      }
    }
    over.forEach(Call::hangUp);
    return pending;
  }

  private PendingChange act(OpenRoom room, RoomAction action, List<Call> over) {
    switch (action) {
      case RoomAction.End _ -> {
        return departures.end(room, "the conference was ended", over);
      }
      case RoomAction.MuteAll mute -> {
        return house.change(room, house.mute(room, mute.except()));
      }
      case RoomAction.Lock _ -> room.lock(true);
      case RoomAction.Unlock _ -> room.lock(false);
    }
    house.tellState(room);
    return room.mix.apply(List.of());
  }

  /** A change was not applied: later ones must not bring it back. */
  synchronized void forgetWishes(UUID callSid) {
    house.seat(callSid).ifPresent(seat -> seat.want(seat.inForce()));
  }

  synchronized PendingChange listenAs(UUID callSid, Optional<UUID> ear) {
    return house
        .seat(callSid)
        .map(
            seat ->
                seat.room.mix.apply(new RoomChange.ListenAs(seat.id(), ear.map(FocusRooms::id))))
        .orElseGet(() -> unknown(callSid));
  }

  /**
   * Takes a member out, who hangs up himself; those whose conference ends with him are hung up.
   *
   * @return his call, if he was there with one
   */
  Optional<Call> leave(UUID callSid, String reason) {
    List<Call> over = new ArrayList<>();
    Optional<Call> own;
    synchronized (this) {
      Optional<Seat> seat = house.seat(callSid);
      own = seat.flatMap(Seat::call);
      seat.ifPresent(present -> departures.leave(present, reason, over));
    }
    over.forEach(Call::hangUp);
    return own;
  }

  /** A call has ended: whoever still sits there by it leaves. */
  void ended(UUID callSid, Call call, String reason) {
    List<Call> over = new ArrayList<>();
    synchronized (this) {
      house
          .seat(callSid)
          .filter(seat -> seat.isOf(call))
          .ifPresent(seat -> departures.leave(seat, reason, over));
    }
    over.forEach(Call::hangUp);
  }

  /** What time brings about: ends of rooms, of waiting, of dead telephones, of sounds and files. */
  void step() {
    List<Call> over = new ArrayList<>();
    synchronized (this) {
      deadlines.step(clock.instant(), over);
    }
    over.forEach(Call::hangUp);
  }

  /** A digit; never acted upon. Does not wait: the rtp thread calls this. */
  void dialled(String room, UUID callSid, int digit) {
    occurrences.offer(new Occurrence.Dialled(clock.instant(), room, callSid, (char) digit));
  }

  /**
   * @throws IllegalArgumentException if there is no such room or member
   * @throws IllegalStateException if too much is playing there already
   */
  Announcement announce(String room, Sound sound, Audience audience) {
    short[] samples = sound.render(mixer.config().format());
    synchronized (this) {
      OpenRoom open = house.existing(room);
      Optional<Seat> ear = Optional.empty();
      if (audience instanceof Audience.One(UUID callSid)) {
        ear = Optional.of(house.existing(callSid)).filter(seat -> seat.room == open);
        if (ear.isEmpty()) {
          throw new IllegalArgumentException(callSid + " is not in room " + room);
        }
      }
      return house.announcements().play(open, sound.name(), samples, audience, ear);
    }
  }

  synchronized boolean stopAnnouncement(UUID id) {
    return house.announcements().stop(id);
  }

  synchronized List<Announcement> announcements() {
    return house.announcements().all();
  }

  synchronized Recording record(RecordingRequest request) {
    return house.record(request);
  }

  synchronized boolean act(UUID recording, RecordingAction action) {
    return house.act(recording, action);
  }

  synchronized List<Recording> recordings() {
    return house.recordings().all();
  }

  /** Everybody out; completes recordings, which takes a second at most. */
  void close() {
    everybody().forEach(callSid -> leave(callSid, "the focus was closed"));
    List<Recorder> recorders;
    synchronized (this) {
      departures.settleAtOnce();
      recorders = house.recordings().recorders();
    }
    Recorder.closeAll(recorders);
    step();
  }

  synchronized List<FocusRoom> rooms() {
    return house.rooms().stream().map(OpenRoom::view).toList();
  }

  synchronized Optional<FocusRoom> room(String name) {
    return house.room(name).map(OpenRoom::view);
  }

  synchronized Optional<FocusRoom> roomOf(UUID callSid) {
    return house.seat(callSid).map(seat -> seat.room.view());
  }

  synchronized Optional<FocusMember> member(UUID callSid) {
    return house.seat(callSid).map(Seat::inForce);
  }

  /** The call a member sits here by; empty for a direct member. */
  synchronized Optional<Call> call(UUID callSid) {
    return house.seat(callSid).flatMap(Seat::call);
  }

  private synchronized List<UUID> everybody() {
    return house.everybody();
  }

  /** The mixer's room of a member, for his levels. */
  synchronized Optional<MixRoom> mixRoom(UUID callSid) {
    return house.seat(callSid).map(seat -> seat.room.mix);
  }

  /** The mixer's room of that name, for who talks there. */
  synchronized Optional<MixRoom> mixRoom(String room) {
    return house.room(room).map(open -> open.mix);
  }

  synchronized boolean hearsMusic(UUID callSid) {
    return house.seat(callSid).filter(Seat::hearsMusic).isPresent();
  }

  Optional<HearingAudit> audit(UUID callSid) {
    try {
      return mixRoom(callSid).map(room -> room.audit(id(callSid)));
    } catch (IllegalArgumentException neverAudited) {
      return Optional.empty();
    }
  }

  static ParticipantId id(UUID callSid) {
    return MemberState.id(callSid);
  }

  private static PendingChange unknown(UUID callSid) {
    return _ -> new PendingChange.Outcome.Refused("no member has the callSid " + callSid);
  }
}
