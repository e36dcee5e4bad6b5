package dev.earshot.mixer;

import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.ListenAs;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.RoomChange.SetAutoLevel;
import dev.earshot.mixer.RoomChange.SetDeaf;
import dev.earshot.mixer.RoomChange.SetGain;
import dev.earshot.mixer.RoomChange.SetHeld;
import dev.earshot.mixer.RoomChange.SetMuted;
import dev.earshot.mixer.RoomChange.SetPan;
import dev.earshot.mixer.RoomChange.SetSpeakOnlyTo;
import dev.earshot.mixer.RoomChange.SetTags;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.Pan;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What changes make of the people in a room, or why they are refused. People are kept in order of
 * joining; each change takes the time of a look-up, however many there are.
 */
final class RoomRules {
  private RoomRules() {}

  /**
   * Why {@code changes} cannot be made, in order and together; nothing if they can.
   *
   * @param present who is in before
   */
  static Optional<String> refusal(Set<ParticipantId> present, List<RoomChange> changes) {
    Set<ParticipantId> joined = new HashSet<>();
    Set<ParticipantId> left = new HashSet<>();
    for (RoomChange change : changes) {
      Optional<String> refusal =
          refusal(change, id -> joined.contains(id) || present.contains(id) && !left.contains(id));
      if (refusal.isPresent()) {
        return refusal;
      }
      if (change instanceof Join) {
        joined.add(change.id());
      } else if (change instanceof Leave) {
        joined.remove(change.id());
        left.add(change.id());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refusal(RoomChange change, Predicate<ParticipantId> isIn) {
    ParticipantId id = change.id();
    boolean joins = change instanceof Join;
    if (joins == isIn.test(id)) {
      return Optional.of(id + (joins ? " is already in" : " is not in"));
    }
    return switch (change) {
      case SetGain gain when !Gain.isValid(gain.decibels()) ->
          Optional.of("the gain of " + id + " must be -60 to +24 dB, not " + gain.decibels());
      case SetPan pan when !Pan.isValid(pan.position()) ->
          Optional.of("the place of " + id + " must be -1 to +1, not " + pan.position());
      case ListenAs as when !as.ear().map(isIn::test).orElse(true) ->
          Optional.of(id + " cannot listen as " + as.ear().get() + ", who is not in");
      default -> Optional.empty();
    };
  }

  /** Makes a change that was not refused. */
  static void make(RoomChange change, Map<ParticipantId, Participant> people) {
    switch (change) {
      case Join join -> people.put(join.id(), join.participant());
      case Leave leave -> people.remove(leave.id());
      case SetTags set -> alter(people, set, p -> p.withTags(set.tags()));
      case SetSpeakOnlyTo set -> alter(people, set, p -> p.withSpeakOnlyTo(set.speakOnlyTo()));
      case SetMuted set -> alter(people, set, p -> p.withMuted(set.muted()));
      case SetDeaf set -> alter(people, set, p -> p.withDeaf(set.deaf()));
      case SetHeld set -> alter(people, set, p -> p.withHeld(set.held()));
      case SetGain notOfPeople -> {}
      case SetAutoLevel notOfPeople -> {}
      case SetPan notOfPeople -> {}
      case ListenAs notOfPeople -> {}
      case Replug notOfPeople -> {}
    }
  }

  private static void alter(
      Map<ParticipantId, Participant> people, RoomChange change, UnaryOperator<Participant> how) {
    people.computeIfPresent(change.id(), (id, person) -> how.apply(person));
  }
}
