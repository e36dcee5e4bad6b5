package dev.earshot.mixer;

import dev.earshot.mixer.audio.AutomaticLevel;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.Pan;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.HearingTally;
import dev.earshot.mixer.engine.Plug;
import dev.earshot.mixer.engine.Strip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The next {@link Membership} of a room, while the changes of one tick are made to it: one copy for
 * all of them. What changes strips that are in use is put off to {@link #adjustStrips}, when
 * nothing can fail any more. Used by the mix thread only.
 */
final class Draft {
  private final String room;
  private final int frameMillis;
  private final ConcurrentMap<ParticipantId, HearingTally> tallies;
  private final Map<ParticipantId, Participant> people = new LinkedHashMap<>();
  private final Map<ParticipantId, Participant> left = new HashMap<>();
  private final Map<ParticipantId, Strip> strips;
  private final Map<ParticipantId, ParticipantId> listensAs;
  private final Map<ParticipantId, List<Consumer<Strip>>> adjustments = new HashMap<>();

  /**
   * @param tallies of the room's audited speakers; newcomers are added
   */
  Draft(Membership before, int frameMillis, ConcurrentMap<ParticipantId, HearingTally> tallies) {
    this.frameMillis = frameMillis;
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

  /** Who has left, as they were then: what they last said fades by their last restrictions. */
  Map<ParticipantId, Participant> left() {
    return left;
  }

  /** Makes all changes of a batch that was not refused. */
  void make(Batch batch) {
    for (RoomChange change : batch.changes()) {
      if (change instanceof RoomChange.Leave leave) {
        Optional.ofNullable(people.get(leave.id())).ifPresent(who -> left.put(who.id(), who));
      }
      RoomRules.make(change, people);
      switch (change) {
        case RoomChange.Join join -> strips.put(join.id(), strip(join, batch.plug(join)));
        case RoomChange.Leave leave -> leave(leave.id());
        case RoomChange.SetGain set -> amplify(set.id(), Gain.of(set.decibels()));
        case RoomChange.SetAutoLevel set -> levelAutomatically(set.id(), set.on());
        case RoomChange.SetPan set -> place(set.id(), Pan.of(set.position()));
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
    adjustments.forEach(
        (id, all) ->
            Optional.ofNullable(strips.get(id))
                .ifPresent(strip -> all.forEach(adjustment -> adjustment.accept(strip))));
  }

  private void adjust(ParticipantId id, Consumer<Strip> adjustment) {
    adjustments.computeIfAbsent(id, who -> new ArrayList<>()).add(adjustment);
  }

  private void amplify(ParticipantId id, Gain gain) {
    adjust(id, strip -> strip.amplify(gain));
  }

  private void levelAutomatically(ParticipantId id, boolean on) {
    Optional<AutomaticLevel> level =
        on ? Optional.of(new AutomaticLevel(frameMillis)) : Optional.empty();
    adjust(id, strip -> strip.levelAutomatically(level));
  }

  private void place(ParticipantId id, Pan pan) {
    adjust(id, strip -> strip.place(pan));
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
    adjustments.remove(id);
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
