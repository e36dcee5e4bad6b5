package dev.earshot.app.backend.local;

import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The private tag under which the ears of one whisper are grouped. Each set of ears gets a tag that
 * nobody ever carried before, so what an earlier whisper left behind cannot reach anybody. Guarded
 * by the back end's lock.
 */
final class WhisperGroup {
  private final String prefix;
  private Set<UUID> ears = Set.of();
  private int count;

  /**
   * @param self our own call, whose whispers these are
   */
  WhisperGroup(UUID self) {
    prefix = "_" + self.toString().substring(0, 18) + "-";
  }

  /** The tag to speak to. */
  MemberTag tag() {
    return tag(count);
  }

  /** What must be asked of whom, in this order, before {@link #tag} reaches exactly these. */
  Map<UUID, List<MemberAction>> regroup(Set<UUID> next) {
    Map<UUID, List<MemberAction>> actions = new LinkedHashMap<>();
    MemberTag former = tag(count);
    if (!next.equals(ears)) {
      count++;
      ears.forEach(ear -> actions.put(ear, List.of(new MemberAction.RemoveTag(former))));
      ears = Set.copyOf(next);
    }
    for (UUID ear : ears) {
      actions.merge(
          ear,
          List.of(new MemberAction.AddTag(tag())),
          (first, second) -> List.of(first.getFirst(), second.getFirst()));
    }
    return actions;
  }

  private MemberTag tag(int number) {
    return new MemberTag(prefix + number);
  }
}
