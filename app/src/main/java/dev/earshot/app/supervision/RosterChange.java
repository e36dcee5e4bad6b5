package dev.earshot.app.supervision;

import java.util.List;
import java.util.Optional;

/** Whether a conference changed in a way that bears on who hears us. */
public final class RosterChange {
  private RosterChange() {}

  /**
   * Why whoever speaks must fall silent until it is looked at again: somebody else joined, left, or
   * has other tags or another role.
   */
  public static Optional<String> alarm(ObservedConference before, ObservedConference after) {
    for (ObservedParticipant present : after.participants()) {
      Optional<ObservedParticipant> former = before.find(present.key());
      if (former.isEmpty()) {
        return Optional.of("new participant: " + present.name());
      }
      if (!present.self() && !sameEars(former.get(), present)) {
        return Optional.of(present.name() + " changed");
      }
    }
    List<ObservedParticipant> left =
        before.participants().stream().filter(p -> after.find(p.key()).isEmpty()).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(left.getFirst().name() + " left");
  }

  /** Whether the conference says something else about our own scope than we expect. */
  public static Optional<String> scopeAlarm(ObservedConference after, Known<SpeakScope> expected) {
    return after.participants().stream()
        .filter(p -> p.self() && contradicts(p.speakScope(), expected))
        .findFirst()
        .map(p -> "changed by the conference");
  }

  /** News older than what we know contradict nothing. */
  private static boolean contradicts(Known<SpeakScope> seen, Known<SpeakScope> expected) {
    return !seen.value().equals(expected.value()) && !seen.asOf().isBefore(expected.asOf());
  }

  private static boolean sameEars(ObservedParticipant a, ObservedParticipant b) {
    return same(a.tags(), b.tags()) && same(a.role(), b.role());
  }

  private static <T> boolean same(Known<T> a, Known<T> b) {
    return a.value().equals(b.value()) && a.certainty() == b.certainty();
  }
}
