package dev.earshot.app.supervision;

import dev.earshot.app.supervision.Capabilities.Capability;
import java.util.Optional;

/** Can a mode be chosen now? What it refuses, the screen disables, with the same sentence. */
public final class ModePolicy {
  private ModePolicy() {}

  /** Why not, and what to do about it; empty if it can. */
  public static Optional<String> objection(Session session, Mode mode) {
    return switch (session.state()) {
      case OUT, LEAVING -> Optional.of("Choose a conference first.");
      case JOINING -> Optional.of("Joining the conference: one moment.");
      case UNCERTAIN ->
          mode == Mode.LISTEN
              ? Optional.empty()
              : Optional.of("It is not known who would hear you: going back to listening first.");
      case LISTEN, SWITCHING, WHISPER, BARGE ->
          switch (mode) {
            case LISTEN -> Optional.empty();
            case WHISPER ->
                fault(session).or(() -> limit(session, mode)).or(() -> whisper(session));
            case BARGE ->
                fault(session)
                    .or(() -> limit(session, mode))
                    .or(() -> able(session, Capability.BARGE));
          };
    };
  }

  private static Optional<String> fault(Session session) {
    return GatePolicy.fault(session).map(fault -> "Not possible now: " + fault + ".");
  }

  /** What this conference itself refuses. */
  private static Optional<String> limit(Session session, Mode mode) {
    return session.roster().flatMap(roster -> roster.limits().refusal(mode));
  }

  private static Optional<String> whisper(Session session) {
    Optional<String> audience =
        session.whisperTag().isPresent()
            ? able(session, Capability.WHISPER_TO_TAG)
            : chosen(session);
    return audience
        .or(() -> able(session, Capability.WHISPER))
        .or(() -> Doubt.unresolved(session).map(ModePolicy::toBeAccepted));
  }

  private static String toBeAccepted(String doubt) {
    return Character.toUpperCase(doubt.charAt(0)) + doubt.substring(1) + ": accept that first.";
  }

  private static Optional<String> chosen(Session session) {
    if (session.possibleTargets().isEmpty()) {
      return Optional.of("Nobody here is confirmed to be an agent: tag the agent first.");
    }
    if (session.targets().isEmpty()) {
      return Optional.of("Choose who is to hear you.");
    }
    if (session.targets().size() > 1 && !session.capabilities().can(Capability.WHISPER_SUBSET)) {
      return Optional.of("This system can whisper to one only: choose one.");
    }
    return Optional.empty();
  }

  private static Optional<String> able(Session session, Capability capability) {
    return session.capabilities().can(capability)
        ? Optional.empty()
        : Optional.of("This system cannot do that.");
  }
}
