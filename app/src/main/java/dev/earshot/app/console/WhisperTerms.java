package dev.earshot.app.console;

import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.Session;
import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On what a whisper rests where the back end cannot tell everything.
 *
 * @param doubt what cannot be known about its audience, one sentence; empty if nothing
 * @param accepted whether the user took that upon himself
 * @param question what he is asked before tags that are not ours are replaced
 * @param byTag whether a whisper can be addressed to whoever carries a tag
 * @param tag whose carriers it is for; empty for the chosen participants
 * @param tags that others in the conference are known to carry, in alphabetical order
 */
public record WhisperTerms(
    Optional<String> doubt,
    boolean accepted,
    Optional<String> question,
    boolean byTag,
    Optional<MemberTag> tag,
    List<MemberTag> tags) {
  public static final WhisperTerms NONE =
      new WhisperTerms(
          Optional.empty(), false, Optional.empty(), false, Optional.empty(), List.of());

  public WhisperTerms {
    tags = List.copyOf(tags);
  }

  static WhisperTerms of(Session session) {
    if (session.self().isEmpty()) {
      return NONE;
    }
    return new WhisperTerms(
        session.doubt(),
        session.doubt().isPresent() && session.doubtToAccept().isEmpty(),
        session.consents().question(),
        session.canWhisperToTag(),
        session.whisperTag(),
        session.canWhisperToTag() ? tags(session) : List.of());
  }

  private static List<MemberTag> tags(Session session) {
    return session.participants().stream()
        .filter(p -> !p.self() && !p.role().value().equals(Optional.of(Role.CUSTOMER)))
        .map(ObservedParticipant::tags)
        .flatMap(tags -> tags.value().orElse(Set.of()).stream())
        .filter(tag -> !tag.isPrivate())
        .distinct()
        .sorted((a, b) -> a.value().compareTo(b.value()))
        .toList();
  }
}
