package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.PlayerPort;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is being played into rooms. Each announcement is a participant of the mixer who is no member
 * and speaks only to its audience; a single ear is addressed by a tag of its own. Guarded by {@link
 * FocusRooms}.
 */
final class Announcements {
  private static final int MOST_PER_ROOM = 8;

  private record Playing(
      Announcement announcement, OpenRoom room, PlayerPort port, long number, Optional<Seat> ear) {
    ParticipantId id() {
      return new ParticipantId("_say-" + number);
    }

    MemberTag tag() {
      return MemberState.ear(number);
    }

    /** The rule of hearing for this player: he listens to nobody. */
    Participant participant() {
      Participant player = OpenRoom.player(id());
      Optional<MemberTag> only =
          announcement.audience() instanceof Audience.Tagged(MemberTag tag)
              ? Optional.of(tag)
              : ear.map(_ -> tag());
      return player.withSpeakOnlyTo(only.map(SpeakOnlyTo::new));
    }
  }

  private final InstantSource clock;
  private final OccurrenceQueue occurrences;
  private final Map<UUID, Playing> playing = new LinkedHashMap<>();
  private long number;

  Announcements(InstantSource clock, OccurrenceQueue occurrences) {
    this.clock = clock;
    this.occurrences = occurrences;
  }

  /**
   * @param ear the seat, if only one member is addressed
   * @throws IllegalStateException if too many play in this room already
   */
  Announcement play(OpenRoom room, String sound, short[] samples, Audience to, Optional<Seat> ear) {
    if (playing.values().stream().filter(p -> p.room == room).count() >= MOST_PER_ROOM) {
      throw new IllegalStateException(
          "room " + room.name + ": " + MOST_PER_ROOM + " announcements are playing");
    }
    Announcement announcement =
        new Announcement(UUID.randomUUID(), room.name, to, sound, Announcement.State.PLAYING);
    PlayerPort port = new PlayerPort(room.format.sampleRate(), samples);
    Playing player = new Playing(announcement, room, port, ++number, ear);
    playing.put(announcement.id(), player);
    List<RoomChange> changes = new ArrayList<>();
    ear.ifPresent(
        seat -> {
          seat.addEar(player.tag());
          changes.add(seat.tags());
        });
    changes.add(new RoomChange.Join(player.participant(), port));
    tell(announcement, room.mix.apply(changes));
    return announcement;
  }

  boolean stop(UUID id) {
    return end(p -> p.announcement.id().equals(id), Announcement.State.STOPPED);
  }

  /** Those who have said everything leave. */
  void step() {
    end(p -> p.port.finished(), Announcement.State.FINISHED);
  }

  /** Must be called while the member still sits there. */
  void leaves(Seat seat) {
    end(p -> p.ear.filter(ear -> ear == seat).isPresent(), Announcement.State.STOPPED);
  }

  void roomEnds(OpenRoom room) {
    end(p -> p.room == room, Announcement.State.STOPPED);
  }

  List<Announcement> all() {
    return playing.values().stream().map(Playing::announcement).toList();
  }

  private boolean end(Predicate<Playing> which, Announcement.State state) {
    List<Playing> ending = playing.values().stream().filter(which).toList();
    ending.forEach(player -> end(player, state));
    return !ending.isEmpty();
  }

  private void end(Playing player, Announcement.State state) {
    playing.remove(player.announcement.id());
    List<RoomChange> changes = new ArrayList<>();
    changes.add(new RoomChange.Leave(player.id()));
    player.ear.ifPresent(
        seat -> {
          seat.removeEar(player.tag());
          changes.add(seat.tags());
        });
    tell(player.announcement.in(state), player.room.mix.apply(changes));
  }

  private void tell(Announcement announcement, PendingChange pending) {
    occurrences.offer(new Occurrence.Announced(clock.instant(), announcement, pending));
  }
}
