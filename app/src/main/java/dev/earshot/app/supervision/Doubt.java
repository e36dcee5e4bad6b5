package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What cannot be known about a whisper's audience, where the system confirms nothing. One sentence;
 * only the user's consent gets past it.
 */
final class Doubt {
  private Doubt() {}

  /** The doubt that still stands in the way of a whisper; empty if there is none. */
  static Optional<String> unresolved(Session session) {
    return of(session).filter(doubt -> !session.consents().covers(doubt));
  }

  static Optional<String> of(Session session) {
    if (session.capabilities().confirms()) {
      return Optional.empty();
    }
    Reporting reporting =
        session.roster().map(ObservedConference::reporting).orElse(Reporting.UNREPORTED);
    if (reporting == Reporting.UNREPORTED) {
      return Optional.of("this system cannot tell who is in the room");
    }
    return session.whisperTag().flatMap(tag -> of(session, tag, reporting));
  }

  private static Optional<String> of(Session session, MemberTag tag, Reporting reporting) {
    if (reporting == Reporting.MAYBE_MORE) {
      return Optional.of("somebody may have been in the room before we looked");
    }
    List<ObservedParticipant> others =
        session.participants().stream().filter(p -> !p.self()).toList();
    String unknown =
        others.stream()
            .filter(p -> !session.capabilities().accepts(p.tags()))
            .map(ObservedParticipant::name)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      return Optional.of("it cannot be told whether " + unknown + " carries the tag " + tag);
    }
    return others.stream().noneMatch(p -> p.tags().value().orElse(Set.of()).contains(tag))
        ? Optional.of("nobody is known to carry the tag " + tag)
        : Optional.empty();
  }
}
