package dev.earshot.audio.focus;

import dev.earshot.audio.device.Recorder;
import dev.earshot.audio.focus.record.RecorderPort;
import dev.earshot.audio.focus.record.RecordingFormat;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is being recorded. A recorder is a participant of the mixer who is no member, says nothing
 * and has no tag, so no whisper reaches him; or he listens as the ear that is recorded, and leaves
 * in the same tick as its owner. Guarded by {@link FocusRooms}.
 */
final class Recordings {
  private static final int MOST = 64;
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration CONSENT_INTERVAL = Duration.ofSeconds(15);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** One recording; in its room until it is told to stop, then only until its file is complete. */
  private static final class Running {
    final OpenRoom room;
    final Recorder recorder;
    final RecorderPort port;
    final Instant since;
    Recording recording;
    Optional<Instant> nextTone;
    boolean inRoom = true;
    String note = "";

    Running(Recording recording, OpenRoom room, Recorder recorder, Instant now, boolean tone) {
      this.recording = recording;
      this.room = room;
      this.recorder = recorder;
      this.port = new RecorderPort(room.format.sampleRate(), recorder);
      this.since = now;
      this.nextTone = tone ? Optional.of(now) : Optional.empty();
    }

    ParticipantId id() {
      return new ParticipantId("_record-" + recording.id());
    }
  }

  private final Optional<Path> folder;
  private final InstantSource clock;
  private final OccurrenceQueue occurrences;
  private final short[] consentTone;
  private final Map<UUID, Running> running = new LinkedHashMap<>();

  /**
   * @param folder of the files; empty forbids recording
   */
  Recordings(
      Optional<Path> folder,
      InstantSource clock,
      OccurrenceQueue occurrences,
      short[] consentTone) {
    this.folder = folder;
    this.clock = clock;
    this.occurrences = occurrences;
    this.consentTone = consentTone;
  }

  boolean allowed() {
    return folder.isPresent();
  }

  /**
   * @param ear whose; empty for the room
   * @throws IllegalStateException if nothing can be recorded or too much is being recorded
   */
  Recording start(OpenRoom room, Optional<UUID> ear, RecordingFormat format, boolean tone) {
    Path into =
        folder.orElseThrow(
            () -> new IllegalStateException("this focus has no folder for recordings"));
    if (running.size() >= MOST) {
      throw new IllegalStateException(MOST + " recordings are running");
    }
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    Path file = into.resolve(fileName(room.name, ear, id, now) + "." + format.extension());
    PcmFormat pcm = room.format;
    Recorder recorder =
        Recorder.start("recording " + file, pcm, () -> format.create(file, pcm.sampleRate()));
    Recording recording = new Recording(id, room.name, ear, file, Recording.State.RUNNING, "");
    Running run = new Running(recording, room, recorder, now, tone);
    running.put(id, run);
    room.countRecordings(1);
    List<RoomChange> changes = new ArrayList<>();
    Participant participant = Participant.of(run.id()).withMuted(true);
    changes.add(new RoomChange.Join(participant, run.port));
    ear.map(MemberState::id)
        .ifPresent(whose -> changes.add(new RoomChange.ListenAs(run.id(), Optional.of(whose))));
    occurrences.offer(
        new Occurrence.Recorded(now, recording, Optional.of(room.mix.apply(changes))));
    return recording;
  }

  /** Room names are {@code [A-Za-z0-9_.-]}, so nothing in the name leads elsewhere. */
  private static String fileName(String room, Optional<UUID> ear, UUID id, Instant now) {
    return TIME.format(now)
        + "_"
        + room
        + ear.map(callSid -> "_ear-" + callSid).orElse("")
        + "_"
        + id.toString().substring(0, 8);
  }

  /** Whether the room itself is being recorded. */
  boolean isRecorded(OpenRoom room) {
    return running.values().stream()
        .anyMatch(r -> r.inRoom && r.room == room && r.recording.ear().isEmpty());
  }

  /** False if there is no such recording, or it is ending. */
  boolean act(UUID id, RecordingAction action) {
    Running run = running.get(id);
    if (run == null || !run.inRoom) {
      return false;
    }
    switch (action) {
      case PAUSE -> pause(run, true);
      case RESUME -> pause(run, false);
      case STOP -> stop(run, "");
    }
    return true;
  }

  private void pause(Running run, boolean paused) {
    run.port.pause(paused);
    Recording.State state = paused ? Recording.State.PAUSED : Recording.State.RUNNING;
    if (run.recording.state() != state) {
      run.recording = run.recording.in(state, "");
      occurrences.offer(new Occurrence.Recorded(clock.instant(), run.recording, Optional.empty()));
    }
  }

  private void stop(Running run, String note) {
    withdraw(run, note);
    run.room.mix.apply(new RoomChange.Leave(run.id()));
  }

  /** Stops everything but his being in the mixer's room. */
  private static void withdraw(Running run, String note) {
    run.inRoom = false;
    run.note = note;
    run.recorder.stop();
    run.room.countRecordings(-1);
  }

  /** What must be in the batch in which this member leaves, before his own leaving. */
  List<RoomChange> leaves(Seat seat) {
    UUID callSid = seat.wanted().callSid();
    return withdrawn(r -> r.recording.ear().equals(Optional.of(callSid)));
  }

  void roomEnds(OpenRoom room) {
    withdrawn(r -> r.room == room);
  }

  private List<RoomChange> withdrawn(Predicate<Running> which) {
    List<RoomChange> changes = new ArrayList<>();
    for (Running run : running.values()) {
      if (run.inRoom && which.test(run)) {
        withdraw(run, "");
        changes.add(new RoomChange.Leave(run.id()));
      }
    }
    return changes;
  }

  /** Tells of files that are complete or failed, sounds the consent tone, ends what is too long. */
  void step(Instant now) {
    for (Running run : List.copyOf(running.values())) {
      if (run.inRoom && run.recorder.ended()) {
        stop(run, "");
      } else if (run.inRoom && !run.since.plus(LONGEST).isAfter(now)) {
        stop(run, "ended after " + LONGEST.toHours() + " hours");
      } else if (run.inRoom && run.nextTone.filter(at -> !at.isAfter(now)).isPresent()) {
        run.nextTone = Optional.of(now.plus(CONSENT_INTERVAL));
        run.room.chime(consentTone);
      }
      if (!run.inRoom && run.recorder.ended()) {
        tellEnd(run, now);
      }
    }
  }

  private void tellEnd(Running run, Instant now) {
    running.remove(run.recording.id());
    Optional<String> failure = run.recorder.problem();
    long missed = run.recorder.missed();
    String note = missed > 0 ? missed + " frames are missing: the disk was too slow" : run.note;
    run.recording =
        run.recording.in(
            failure.isPresent() ? Recording.State.FAILED : Recording.State.COMPLETE,
            failure.orElse(note));
    occurrences.offer(new Occurrence.Recorded(now, run.recording, Optional.empty()));
  }

  /** Recorders whose files may be incomplete. */
  List<Recorder> recorders() {
    return running.values().stream().map(r -> r.recorder).toList();
  }

  List<Recording> all() {
    return running.values().stream().filter(r -> r.inRoom).map(r -> r.recording).toList();
  }
}
