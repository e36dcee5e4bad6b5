package dev.earshot.app.supervision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * May the microphone's gate be open? A function of the session alone: whatever opens the gate asks
 * it, and whatever makes it object closes the gate (P1, P2).
 */
public final class GatePolicy {
  private GatePolicy() {}

  /** Why the gate must be shut, as a short sentence for the frame; empty if it may be open. */
  public static Optional<String> objection(Session session) {
    return situation(session)
        .or(() -> fault(session))
        .or(() -> absent(session))
        .or(
            () ->
                switch (session.state()) {
                  case WHISPER -> whisper(session);
                  case BARGE -> barge(session);
                  default -> Optional.of("not talking");
                });
  }

  /** What in the surroundings keeps anybody from being heard, as something the user can mend. */
  static Optional<String> fault(Session session) {
    Conditions now = session.conditions();
    if (now.mutedByUser()) {
      return Optional.of("you muted yourself");
    }
    if (!now.microphoneAlive()) {
      return Optional.of("no working microphone and speaker");
    }
    if (!now.connected()) {
      return Optional.of("connection lost");
    }
    return now.legHeld() ? Optional.of("your call is on hold") : Optional.empty();
  }

  private static Optional<String> situation(Session session) {
    return switch (session.state()) {
      case OUT -> Optional.of("not in a conference");
      case JOINING -> Optional.of("joining");
      case LISTEN -> Optional.of("listening");
      case SWITCHING -> Optional.of("switching");
      case UNCERTAIN -> Optional.of("not known who would hear you");
      case LEAVING -> Optional.of("leaving");
      case WHISPER, BARGE ->
          session.pending().isPresent() ? Optional.of("switching") : Optional.empty();
    };
  }

  /** Removed from the conference, though our call may still be up for a moment. */
  private static Optional<String> absent(Session session) {
    boolean there = session.roster().flatMap(r -> session.self().flatMap(r::find)).isPresent();
    return there ? Optional.empty() : Optional.of("you are not in the conference any more");
  }

  private static Optional<String> whisper(Session session) {
    if (session.talk() == Talk.NONE) {
      return Optional.of("key released");
    }
    if (!session.capabilities().accepts(session.scope())) {
      return Optional.of("who hears you is not confirmed");
    }
    if (session.scope().value().equals(Optional.of(new SpeakScope.Nobody()))) {
      return Optional.of("muted by the conference");
    }
    if (session.guard().is(Guard.State.LEAK)) {
      return Optional.of(GuardMoves.LEAK);
    }
    return Doubt.unresolved(session).or(() -> audience(session));
  }

  /**
   * Whoever may hear a whisper must have been chosen and be a colleague. A consent covers what
   * cannot be known, never a customer who is known to be one.
   */
  private static Optional<String> audience(Session session) {
    Audience reach = session.reach();
    boolean consented = Doubt.of(session).isPresent();
    Collection<ParticipantKey> ears = consented ? reach.surely() : reach.mayHear();
    if (!session.targets().containsAll(ears)) {
      return Optional.of(
          names(session, ears.stream().filter(k -> !session.targets().contains(k)))
              + " would hear you too");
    }
    boolean colleagues =
        consented
            ? ears.stream().noneMatch(session::isCustomer)
            : session.possibleTargets().containsAll(ears);
    if (!colleagues) {
      return Optional.of("not everybody who would hear you is a confirmed colleague");
    }
    return reach.surely().isEmpty() && !consented
        ? Optional.of("nobody would hear you")
        : Optional.empty();
  }

  private static Optional<String> barge(Session session) {
    if (session.talk() != Talk.LATCHED) {
      return Optional.of("barge is not confirmed");
    }
    boolean everybody = session.scope().value().equals(Optional.of(new SpeakScope.Everybody()));
    if (!everybody || !session.capabilities().accepts(session.scope())) {
      return Optional.of("who hears you is not confirmed");
    }
    List<ParticipantKey> added =
        session.reach().mayHear().stream().filter(k -> !session.barged().contains(k)).toList();
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of(names(session, added.stream()) + " joined");
  }

  private static String names(Session session, java.util.stream.Stream<ParticipantKey> keys) {
    return keys.map(session::nameOf).sorted().collect(Collectors.joining(", "));
  }
}
