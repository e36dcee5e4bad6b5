package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.MusicPort;
import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A member's place in a room: what was asked for him, and by what he hears and speaks. Guarded by
 * {@link FocusRooms}.
 */
final class Seat {
  final OpenRoom room;

  /** Tags by which announcements reach him alone; nobody is told of them. */
  private final Set<MemberTag> ears = new HashSet<>();

  private FocusMember wanted;
  private MusicPort port;
  private Optional<Telephone> telephone;

  Seat(OpenRoom room, FocusMember wanted, MusicPort port, Optional<Telephone> telephone) {
    this.room = room;
    this.wanted = wanted;
    this.port = port;
    this.telephone = telephone;
    playMusic();
  }

  /** The member with everything that was asked for him. */
  FocusMember wanted() {
    return wanted;
  }

  ParticipantId id() {
    return MemberState.id(wanted);
  }

  MusicPort port() {
    return port;
  }

  Optional<Telephone> telephone() {
    return telephone;
  }

  Optional<Call> call() {
    return telephone.map(Telephone::call);
  }

  boolean isOf(Call other) {
    return call().filter(own -> own == other).isPresent();
  }

  boolean hearsMusic() {
    return port.playing();
  }

  void want(FocusMember now) {
    wanted = now;
    playMusic();
  }

  /** Gives the place to another port. */
  void sit(FocusMember now, MusicPort newPort, Optional<Telephone> newTelephone) {
    port = newPort;
    telephone = newTelephone;
    want(now);
  }

  void addEar(MemberTag tag) {
    ears.add(tag);
  }

  void removeEar(MemberTag tag) {
    ears.remove(tag);
  }

  Participant participant() {
    return MemberState.participant(wanted);
  }

  RoomChange tags() {
    return MemberState.tags(wanted, ears);
  }

  RoomChange held() {
    return MemberState.held(wanted);
  }

  /** Everything about the member that the mixer must know, whether it changed or not. */
  List<RoomChange> settings() {
    return MemberState.settings(wanted, ears);
  }

  /** The member as the mixer has him; as he will start if the mixer has not got him yet. */
  FocusMember inForce() {
    return room.mix.conference().find(id()).map(this::as).orElse(wanted);
  }

  FocusMember as(Participant participant) {
    return MemberState.as(wanted, participant);
  }

  private void playMusic() {
    port.play(wanted.waiting() || wanted.held());
  }
}
