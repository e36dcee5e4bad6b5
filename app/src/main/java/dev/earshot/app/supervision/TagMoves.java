package dev.earshot.app.supervision;

import dev.earshot.app.supervision.SessionEffect.Kind;
import dev.earshot.mixer.conference.MemberTag;
import java.util.Optional;
import java.util.Set;

/**
 * Tags that we change and tags that others change (race of domain model 6.1: the last writer wins
 * on the server, and whoever was overwritten is told so, once).
 */
final class TagMoves {
  private TagMoves() {}

  /** Asks for a tag; what is seen from now on is held against it. */
  static void ask(Transition t, ParticipantKey who, Optional<MemberTag> tag) {
    t.tagEdits = t.tagEdits.wishing(who, tag);
    t.ask(new BackendCall.SetTag(who, tag), t.timings.edit());
  }

  /** Tells of every tag that somebody else changed since the last look. */
  static void seen(Transition t, ObservedConference before, ObservedConference now) {
    for (ObservedParticipant participant : now.participants()) {
      before
          .find(participant.key())
          .filter(former -> !participant.self() && changedElsewhere(t, former, participant))
          .ifPresent(_ -> tell(t, participant));
    }
  }

  /** Only a tag that was known, or that we wished, can be changed by somebody else. */
  private static boolean changedElsewhere(
      Transition t, ObservedParticipant before, ObservedParticipant now) {
    if (!t.capabilities.accepts(now.tags()) || before.tags().value().equals(now.tags().value())) {
      return false;
    }
    Optional<Optional<MemberTag>> wish = t.tagEdits.wish(now.key());
    boolean asWished = wish.equals(Optional.of(tag(now.tags())));
    boolean hadOne = !before.tags().value().orElse(Set.of()).isEmpty();
    return !asWished && (hadOne || wish.isPresent());
  }

  private static void tell(Transition t, ObservedParticipant participant) {
    Optional<MemberTag> tag = tag(participant.tags());
    t.tagEdits = t.tagEdits.forgetting(participant.key());
    t.tell(
        Kind.TAGGED,
        "The tag of " + participant.name() + " was changed elsewhere",
        tag.map(now -> "It is " + now + " now.").orElse("There is none now."));
  }

  private static Optional<MemberTag> tag(Known<Set<MemberTag>> tags) {
    return tags.value().flatMap(all -> all.stream().findFirst());
  }
}
