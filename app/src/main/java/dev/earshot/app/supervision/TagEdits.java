package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What we did to the tags of a conference.
 *
 * @param undo the last change
 * @param wishes what we last asked each participant's tag to be
 */
public record TagEdits(Optional<TagUndo> undo, Map<ParticipantKey, Optional<MemberTag>> wishes) {
  static final TagEdits NONE = new TagEdits(Optional.empty(), Map.of());

  public TagEdits {
    wishes = Map.copyOf(wishes);
  }

  TagEdits undoing(Optional<TagUndo> last) {
    return new TagEdits(last, wishes);
  }

  TagEdits wishing(ParticipantKey who, Optional<MemberTag> tag) {
    Map<ParticipantKey, Optional<MemberTag>> more = new HashMap<>(wishes);
    more.put(who, tag);
    return new TagEdits(undo, more);
  }

  TagEdits forgetting(ParticipantKey who) {
    Map<ParticipantKey, Optional<MemberTag>> rest = new HashMap<>(wishes);
    rest.remove(who);
    return new TagEdits(undo, rest);
  }

  Optional<Optional<MemberTag>> wish(ParticipantKey who) {
    return Optional.ofNullable(wishes.get(who));
  }
}
