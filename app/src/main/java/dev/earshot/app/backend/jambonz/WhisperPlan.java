package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.conference.MemberTag;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * To whom a whisper is to be addressed. jambonz addresses a tag and a member has one: a wish for
 * some members either meets a tag that exactly they carry, or gives them one of its own.
 *
 * @param tag to coach
 * @param scope that follows
 * @param retag members who must be given the tag first
 */
record WhisperPlan(MemberTag tag, SpeakScope scope, List<String> retag) {
  /**
   * @param own a tag that nobody carries yet
   * @throws BackendException if the wish is not to be granted; nothing was asked then
   */
  static WhisperPlan of(
      BackendCall.Speak wish, Room room, Optional<String> self, RoleRules roles, MemberTag own) {
    if (wish.tag().isPresent()) {
      return toTag(wish.tag().get(), roles);
    }
    List<Member> targets =
        wish.targets().stream().map(ParticipantKey::value).map(sid -> member(room, sid)).toList();
    if (targets.isEmpty()) {
      throw rejected("Nobody was chosen to hear the whisper");
    }
    Optional<MemberTag> common = commonTag(targets);
    Set<String> chosen = new HashSet<>();
    targets.forEach(target -> chosen.add(target.callSid));
    boolean exact =
        common.filter(tag -> !tag.isPrivate()).isPresent()
            && room.reporting == Reporting.COMPLETE
            && room.members.values().stream()
                .filter(m -> !chosen.contains(m.callSid) && !self.equals(Optional.of(m.callSid)))
                .allMatch(m -> surelyWithout(m, common.get()));
    if (exact) {
      return new WhisperPlan(common.get(), new SpeakScope.OnlyTag(common.get()), List.of());
    }
    // A tag of our own is carried by nobody we did not give it to.
    Optional<MemberTag> last =
        common.filter(MemberTag::isPrivate).filter(tag -> carriers(room, tag).equals(chosen));
    return toThese(wish, targets, last, own);
  }

  private static WhisperPlan toTag(MemberTag tag, RoleRules roles) {
    if (roles.roleOf(tag).equals(Optional.of(Role.CUSTOMER))) {
      throw rejected("The tag " + tag + " is the customers': nobody whispers to it");
    }
    return new WhisperPlan(tag, new SpeakScope.OnlyTag(tag), List.of());
  }

  /** A tag of their own; one they still have from the last whisper will do. */
  private static WhisperPlan toThese(
      BackendCall.Speak wish, List<Member> targets, Optional<MemberTag> last, MemberTag own) {
    Optional<Member> foreign = targets.stream().filter(m -> !m.tagIsOurs).findFirst();
    if (foreign.isPresent() && !wish.mayReplaceTags()) {
      throw new BackendException(
          new BackendProblem.ConsentNeeded(
              "To whisper to "
                  + foreign.get().name()
                  + " only, a tag that Earshot did not set must be replaced: allow that, or whisper"
                  + " to the tag"));
    }
    MemberTag tag = last.orElse(own);
    List<String> retag =
        last.isPresent() ? List.of() : targets.stream().map(m -> m.callSid).toList();
    return new WhisperPlan(tag, new SpeakScope.OnlyCalls(Set.copyOf(wish.targets())), retag);
  }

  private static Set<String> carriers(Room room, MemberTag tag) {
    Set<String> carriers = new HashSet<>();
    for (Member member : room.members.values()) {
      if (member.tags.value().orElse(Set.of()).contains(tag)) {
        carriers.add(member.callSid);
      }
    }
    return carriers;
  }

  private static Member member(Room room, String callSid) {
    return Optional.ofNullable(room.members.get(callSid))
        .orElseThrow(
            () ->
                new BackendException(
                    new BackendProblem.NotFound("Whoever was to hear you has left")));
  }

  /** The tag that every target is known to carry. */
  private static Optional<MemberTag> commonTag(List<Member> targets) {
    Set<Set<MemberTag>> tags = new HashSet<>();
    for (Member target : targets) {
      tags.add(
          target.tags.certainty().compareTo(Certainty.REQUESTED) >= 0
              ? target.tags.value().orElse(Set.of())
              : Set.of());
    }
    return tags.size() == 1 ? tags.iterator().next().stream().findFirst() : Optional.empty();
  }

  private static boolean surelyWithout(Member member, MemberTag tag) {
    return member.tags.certainty().compareTo(Certainty.REQUESTED) >= 0
        && !member.tags.value().orElse(Set.of()).contains(tag);
  }

  private static BackendException rejected(String what) {
    return new BackendException(new BackendProblem.Rejected(true, what));
  }
}
