package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.MusicPort;
import dev.earshot.audio.focus.play.ToneSequence;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.Port;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All rooms and seats, and what changes them: each method is one batch for the mixer and the
 * occurrences that tell of it. Guarded by {@link FocusRooms}.
 */
final class House {
  private final Mixer mixer;
  private final FocusConfig config;
  private final InstantSource clock;
  private final OccurrenceQueue occurrences;
  private final Sounds sounds;
  private final Announcements announcements;
  private final Recordings recordings;
  private final Map<String, OpenRoom> rooms = new LinkedHashMap<>();
  private final Map<UUID, Seat> seats = new LinkedHashMap<>();

  House(Mixer mixer, FocusConfig config, InstantSource clock, OccurrenceQueue occurrences) {
    this.mixer = mixer;
    this.config = config;
    this.clock = clock;
    this.occurrences = occurrences;
    this.sounds = new Sounds(config.policy().music(), mixer.config().format());
    this.announcements = new Announcements(clock, occurrences);
    this.recordings =
        new Recordings(
            config.policy().recordings(),
            clock,
            occurrences,
            sounds.beep(ToneSequence.CONSENT_BEEP));
  }

  Announcements announcements() {
    return announcements;
  }

  Sounds sounds() {
    return sounds;
  }

  Recordings recordings() {
    return recordings;
  }

  /** May be called without the lock, and should be: it takes time. */
  void prepareMusic(int sampleRate) {
    sounds.music(sampleRate);
  }

  Optional<Seat> seat(UUID callSid) {
    return Optional.ofNullable(seats.get(callSid));
  }

  Optional<OpenRoom> room(String name) {
    return Optional.ofNullable(rooms.get(name));
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  OpenRoom existing(String name) {
    return room(name).orElseThrow(() -> new IllegalArgumentException("there is no room " + name));
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  Seat existing(UUID callSid) {
    return seat(callSid)
        .orElseThrow(() -> new IllegalArgumentException("no member has the callSid " + callSid));
  }

  Collection<OpenRoom> rooms() {
    return Collections.unmodifiableCollection(rooms.values());
  }

  List<UUID> everybody() {
    return List.copyOf(seats.keySet());
  }

  Optional<String> full(String name, EntryRules rules) {
    OpenRoom room = rooms.get(name);
    if (room == null && rooms.size() >= config.maxRooms()) {
      return Optional.of("All " + config.maxRooms() + " rooms are in use");
    }
    boolean waits = !rules.startsConference() && (room == null || !room.started());
    if (waits && waiting() >= config.policy().maxWaiting()) {
      return Optional.of("Already " + config.policy().maxWaiting() + " members are waiting");
    }
    return room == null ? Optional.empty() : room.full();
  }

  private long waiting() {
    return rooms.values().stream()
        .filter(room -> !room.started())
        .mapToLong(room -> room.seats().size())
        .sum();
  }

  Optional<String> join(Arrival arrival) {
    EntryRules rules = arrival.member().rules();
    Optional<String> full = full(arrival.room(), rules);
    if (full.isPresent()) {
      return full;
    }
    OpenRoom room = rooms.get(arrival.room());
    if (room == null) {
      room = open(arrival.room(), arrival.options().room(), rules.startsConference());
    }
    boolean starts = !room.started() && rules.startsConference();
    List<Seat> admitted = starts ? room.start() : List.of();
    boolean waits = !room.started();
    Seat seat = seat(room, MemberState.waiting(arrival.member(), waits), arrival);
    List<RoomChange> changes = new ArrayList<>();
    boolean audited = seat.wanted().muted() || seat.wanted().speakOnlyTo().isPresent();
    changes.add(new RoomChange.Join(seat.participant(), seat.port(), Optional.empty(), audited));
    admitted.forEach(other -> changes.add(other.held()));
    tellState(room);
    tellJoin(seat, admitted, room.mix.apply(changes));
    if (rules.beeps() && !waits) {
      room.chime(sounds.beep(ToneSequence.JOIN_BEEP));
    }
    arrival.options().record().ifPresent(wish -> recordFor(seat, wish));
    return Optional.empty();
  }

  private OpenRoom open(String name, RoomOptions options, boolean starts) {
    Instant now = clock.instant();
    OpenRoom room =
        new OpenRoom(
            name, now, mixer.openRoom(name), mixer.config().format(), options, config.maxMembers());
    rooms.put(name, room);
    if (starts) {
      room.start();
    }
    occurrences.offer(new Occurrence.Started(now, name, room.news().orElseGet(room::state)));
    return room;
  }

  private Seat seat(OpenRoom room, FocusMember member, Arrival arrival) {
    Seat seat = new Seat(room, member, music(arrival.port()), arrival.telephone());
    seats.put(member.callSid(), seat);
    room.seat(seat);
    return seat;
  }

  private MusicPort music(Port port) {
    return new MusicPort(port, mixer.config().tickMillis(), sounds::music);
  }

  private void tellJoin(Seat seat, List<Seat> admitted, PendingChange pending) {
    Instant now = clock.instant();
    String name = seat.room.name;
    admitted.forEach(
        other -> occurrences.offer(new Occurrence.Admitted(now, name, other.wanted(), pending)));
    occurrences.offer(new Occurrence.Joined(now, name, seat.wanted(), pending));
  }

  private void recordFor(Seat seat, EntryOptions.EntryRecording wish) {
    Optional<UUID> ear = wish.ear() ? Optional.of(seat.wanted().callSid()) : Optional.empty();
    if (ear.isPresent() || !recordings.isRecorded(seat.room)) {
      recordings.start(seat.room, ear, wish.format(), false);
      tellState(seat.room);
    }
  }

  PendingChange replug(Seat seat, Port port, Optional<Telephone> telephone) {
    String callId = telephone.map(t -> t.call().callId()).orElse("");
    seat.sit(MemberState.connectedBy(seat.wanted(), callId), music(port), telephone);
    occurrences.offer(new Occurrence.Rewired(seat.room.name, seat.wanted()));
    return seat.room.mix.apply(new RoomChange.Replug(seat.id(), seat.port()));
  }

  /** Hands over everything that is wanted for these members of one room, in one tick. */
  PendingChange change(OpenRoom room, List<Seat> changed) {
    Instant now = clock.instant();
    List<RoomChange> changes = new ArrayList<>();
    changed.forEach(seat -> changes.addAll(seat.settings()));
    PendingChange pending = room.mix.apply(changes);
    changed.forEach(
        seat -> occurrences.offer(new Occurrence.Changed(now, room.name, seat.wanted(), pending)));
    return pending;
  }

  /** Wants everybody muted who has none of these tags; the value is who was not. */
  List<Seat> mute(OpenRoom room, Set<MemberTag> except) {
    List<Seat> muted = new ArrayList<>();
    for (Seat seat : room.seats()) {
      FocusMember member = seat.wanted();
      if (!member.muted() && Collections.disjoint(member.tags(), except)) {
        seat.want(MemberState.after(member, List.of(new MemberAction.Mute())));
        muted.add(seat);
      }
    }
    return muted;
  }

  void unseat(Seat seat) {
    seats.remove(seat.wanted().callSid());
    seat.room.unseat(seat);
  }

  /** Nobody finds the room any more; its name is free. */
  void forget(OpenRoom room) {
    rooms.remove(room.name);
  }

  void tellState(OpenRoom room) {
    room.news()
        .ifPresent(
            state ->
                occurrences.offer(new Occurrence.RoomChanged(clock.instant(), room.name, state)));
  }

  Recording record(RecordingRequest request) {
    OpenRoom room;
    Optional<UUID> ear = Optional.empty();
    switch (request.subject()) {
      case RecordingRequest.Subject.Room(String name) -> room = existing(name);
      case RecordingRequest.Subject.Ear(UUID callSid) -> {
        room = existing(callSid).room;
        ear = Optional.of(callSid);
      }
    }
    Recording recording = recordings.start(room, ear, request.format(), request.consentTone());
    tellState(room);
    return recording;
  }

  boolean act(UUID recording, RecordingAction action) {
    boolean acted = recordings.act(recording, action);
    rooms.values().forEach(this::tellState);
    return acted;
  }
}
