package dev.earshot.app.supervision;

import dev.earshot.app.supervision.SessionEffect.Kind;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a session follows what is seen of its conference (races of domain model 6.1). */
final class RosterMoves {
  private RosterMoves() {}

  static void seen(Transition t, ObservedConference seen) {
    Optional<ObservedConference> before = t.roster;
    if (!t.conference.equals(Optional.of(seen.key())) || isOlder(seen, before)) {
      return;
    }
    if (before.isEmpty() || t.self.isEmpty()) {
      t.roster = Optional.of(seen);
    } else {
      changed(t, before.get(), seen);
    }
  }

  private static void changed(Transition t, ObservedConference before, ObservedConference seen) {
    Optional<String> others = RosterChange.alarm(before, seen);
    Optional<String> alarm = others.or(() -> RosterChange.scopeAlarm(seen, t.scope));
    if (alarm.isPresent()) {
      t.close(alarm.get());
    }
    TagMoves.seen(t, before, seen);
    List<ParticipantKey> former = t.targets;
    t.roster = Optional.of(seen);
    ownScope(t, seen);
    pruneTargets(t);
    if (!ConsentMoves.revoked(t)) {
      follow(t, before, former, alarm, others.isPresent());
    }
    chooseTargets(t);
  }

  /** What becomes of what is being said. */
  private static void follow(
      Transition t,
      ObservedConference before,
      List<ParticipantKey> former,
      Optional<String> alarm,
      boolean othersChanged) {
    boolean targetLost = !t.targets.containsAll(former);
    if (targetLost && speaking(t, Mode.WHISPER)) {
      whisperLostTarget(t, before, former);
    } else if (mustBeSaidAgain(t, alarm.isPresent(), othersChanged)) {
      onceMore(t);
    } else if (alarm.isPresent() && t.state == SessionState.WHISPER) {
      repair(t);
    } else if (speaking(t, Mode.BARGE)
        && !keys(before.participants()).equals(keys(t.session().participants()))) {
      bargeLostItsAudience(t, alarm.orElse("participants changed"));
    }
  }

  /** Where nothing is confirmed, every coming, going and tag makes the last relation doubtful. */
  private static boolean mustBeSaidAgain(Transition t, boolean alarm, boolean othersChanged) {
    boolean doubtful =
        t.state == SessionState.WHISPER ? alarm : othersChanged && t.isPending(Pending.Step.SPEAK);
    return !t.capabilities.confirms() && doubtful && speaking(t, Mode.WHISPER);
  }

  /** A view read before the one we have says nothing new. */
  static boolean isOlder(ObservedConference seen, Optional<ObservedConference> known) {
    return known.isPresent() && seen.asOf().isBefore(known.get().asOf());
  }

  /** Agents are offered as targets as long as nobody is chosen and nothing is being said. */
  static void chooseTargets(Transition t) {
    if (t.whisperTag.isPresent()) {
      t.targets = carriers(t, t.whisperTag.get());
      return;
    }
    if (t.targets.isEmpty() && t.state == SessionState.LISTEN) {
      List<ParticipantKey> agents =
          t.session().participants().stream()
              .filter(p -> !p.self() && p.isColleague(t.capabilities.enough()))
              .filter(p -> p.role().value().equals(Optional.of(Role.AGENT)))
              .map(ObservedParticipant::key)
              .toList();
      boolean many = t.capabilities.can(Capabilities.Capability.WHISPER_SUBSET);
      t.targets = many || agents.size() <= 1 ? agents : List.of(agents.getFirst());
    }
  }

  private static void ownScope(Transition t, ObservedConference seen) {
    Instant since = t.scope.asOf();
    t.self
        .flatMap(seen::find)
        .map(ObservedParticipant::speakScope)
        .filter(scope -> !scope.asOf().isBefore(since))
        .ifPresent(scope -> t.scope = scope);
  }

  private static List<ParticipantKey> carriers(Transition t, MemberTag tag) {
    return t.session().participants().stream()
        .filter(p -> !p.self() && t.capabilities.accepts(p.tags()))
        .filter(p -> p.tags().value().orElse(Set.of()).contains(tag))
        .map(ObservedParticipant::key)
        .toList();
  }

  private static void pruneTargets(Transition t) {
    if (t.whisperTag.isPresent()) {
      t.targets = carriers(t, t.whisperTag.get());
      return;
    }
    Set<ParticipantKey> possible = Set.copyOf(t.session().possibleTargets());
    t.targets = t.targets.stream().filter(possible::contains).toList();
  }

  private static boolean speaking(Transition t, Mode mode) {
    return (t.mode == mode && (t.state == SessionState.WHISPER || t.state == SessionState.BARGE))
        || (t.state == SessionState.SWITCHING && t.requested.equals(Optional.of(mode)));
  }

  /** "Target leaves": the gate is shut, then mute; what remains of the audience may go on. */
  private static void whisperLostTarget(
      Transition t, ObservedConference before, List<ParticipantKey> former) {
    String lost =
        former.stream()
            .filter(k -> !t.targets.contains(k))
            .map(before::nameOf)
            .collect(Collectors.joining(", "));
    String why = lost + " can no longer hear you";
    if (t.targets.isEmpty()) {
      t.tell(Kind.SILENCED, "Whisper ended: " + why, "");
      UserMoves.quieter(t, why);
      t.explain(why);
    } else {
      onceMore(t);
    }
  }

  /** The same whisper for whoever is left; nobody asked for it, so nothing is measured. */
  private static void onceMore(Transition t) {
    t.askedAt = Instant.EPOCH;
    UserMoves.again(t, t.talk, Mode.WHISPER);
  }

  /** Barge was confirmed for those who were there; anything else needs a new confirmation. */
  private static void bargeLostItsAudience(Transition t, String why) {
    t.tell(Kind.SILENCED, "Barge ended: " + why, "Barge again to be heard.");
    UserMoves.quieter(t, why);
    t.explain(why + ": barge again to be heard");
  }

  /** The audience is not the chosen one any more: make it so again, by way of a mute. */
  private static void repair(Transition t) {
    boolean mutedElsewhere = t.scope.isSurely(new SpeakScope.Nobody());
    Set<ParticipantKey> wanted = new HashSet<>(t.targets);
    if (!mutedElsewhere && !t.session().reach().mayHear().equals(wanted)) {
      onceMore(t);
    }
  }

  private static Set<ParticipantKey> keys(List<ObservedParticipant> participants) {
    return participants.stream()
        .map(ObservedParticipant::key)
        .collect(Collectors.toUnmodifiableSet());
  }
}
