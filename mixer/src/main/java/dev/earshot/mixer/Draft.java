package dev.earshot.mixer;

import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.HearingTally;
import dev.earshot.mixer.engine.Plug;
import dev.earshot.mixer.engine.Strip;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

/**
 * The next {@link Membership} of a room, while the changes of one tick are made to it: one copy for
 * all of them. What changes strips that are in use is put off to {@link #adjustStrips}, when
 * nothing can fail any more. Used by the mix thread only.
 */
final class Draft {
  private final String room;
  private final ConcurrentMap<ParticipantId, HearingTally> tallies;
  private final Map<ParticipantId, Participant> people = new LinkedHashMap<>();
  private final Map<ParticipantId, Strip> strips;
  private final Map<ParticipantId, ParticipantId> listensAs;
  private final Map<ParticipantId, Gain> gains = new HashMap<>();

  /**
   * @param tallies of the room's audited speakers; newcomers are added
   */
  Draft(Membership before, ConcurrentMap<ParticipantId, HearingTally> tallies) {
    this.room = before.conference().name();
    this.tallies = tallies;
    this.strips = new HashMap<>(before.strips());
    this.listensAs = new HashMap<>(before.listensAs());
    before.conference().participants().forEach(person -> people.put(person.id(), person));
  }

  /** Who is in. */
  Set<ParticipantId> present() {
    return people.keySet();
  }

  /** Makes all changes of a batch that was not refused. */
  void make(Batch batch) {
    for (RoomChange change : batch.changes()) {
      RoomRules.make(change, people);
      switch (change) {
        case RoomChange.Join join -> strips.put(join.id(), strip(join, batch.plug(join)));
        case RoomChange.Leave leave -> leave(leave.id());
        case RoomChange.SetGain set -> gains.put(set.id(), Gain.of(set.decibels()));
        case RoomChange.ListenAs as -> listenAs(as.id(), as.ear());
        case RoomChange.Replug replug -> replug(replug.id(), batch.plug(replug));
        case RoomChange.SetTags ofPeople -> {}
        case RoomChange.SetSpeakOnlyTo ofPeople -> {}
        case RoomChange.SetMuted ofPeople -> {}
        case RoomChange.SetDeaf ofPeople -> {}
        case RoomChange.SetHeld ofPeople -> {}
      }
    }
  }

  Membership membership() {
    return new Membership(new Conference(room, List.copyOf(people.values())), strips, listensAs);
  }

  void adjustStrips() {
    gains.forEach(
        (id, gain) -> Optional.ofNullable(strips.get(id)).ifPresent(s -> s.amplify(gain)));
  }

  private Strip strip(RoomChange.Join join, Plug plug) {
    Optional<HearingTally> tally =
        join.audited()
            ? Optional.of(tallies.computeIfAbsent(join.id(), id -> new HearingTally()))
            : Optional.empty();
    return new Strip(join.id(), plug, join.gate(), tally);
  }

  private void leave(ParticipantId id) {
    strips.remove(id);
    gains.remove(id);
    listensAs.remove(id);
    listensAs.values().removeIf(id::equals);
  }

  private void replug(ParticipantId id, Plug plug) {
    strips.computeIfPresent(id, (same, strip) -> strip.replugged(plug));
  }

  private void listenAs(ParticipantId id, Optional<ParticipantId> ear) {
    listensAs.remove(id);
    ear.ifPresent(whose -> listensAs.put(id, whose));
  }
}
