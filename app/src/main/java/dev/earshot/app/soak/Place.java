package dev.earshot.app.soak;

import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a telephone is and what was asked for it: the soak's own idea of the rule, kept apart from
 * the mixer's on purpose.
 *
 * @param room empty while it is in none
 */
record Place(
    String room,
    Set<MemberTag> tags,
    Optional<MemberTag> only,
    boolean muted,
    boolean deaf,
    boolean held) {
  static final Place NOWHERE = in("", Set.of(), Optional.empty(), false);

  Place {
    tags = Set.copyOf(tags);
  }

  static Place in(String room, Set<MemberTag> tags, Optional<MemberTag> only, boolean muted) {
    return new Place(room, tags, only, muted, false, false);
  }

  boolean hears(Place speaker) {
    return !room.isEmpty()
        && room.equals(speaker.room)
        && !deaf
        && !held
        && !speaker.muted
        && !speaker.held
        && (speaker.only.isEmpty() || tags.contains(speaker.only.get()));
  }

  Place after(MemberAction action) {
    return switch (action) {
      case MemberAction.Tag(MemberTag tag) -> withTags(Set.of(tag));
      case MemberAction.Untag _ -> withTags(Set.of());
      case MemberAction.AddTag(MemberTag tag) -> {
        Set<MemberTag> more = new HashSet<>(tags);
        more.add(tag);
        yield withTags(more);
      }
      case MemberAction.RemoveTag(MemberTag tag) -> {
        Set<MemberTag> fewer = new HashSet<>(tags);
        fewer.remove(tag);
        yield withTags(fewer);
      }
      case MemberAction.Coach(MemberTag tag) ->
          new Place(room, tags, Optional.of(tag), muted, deaf, held);
      case MemberAction.Uncoach _ -> new Place(room, tags, Optional.empty(), muted, deaf, held);
      case MemberAction.Mute _ -> new Place(room, tags, only, true, deaf, held);
      case MemberAction.Unmute _ -> new Place(room, tags, only, false, deaf, held);
      case MemberAction.Deaf _ -> new Place(room, tags, only, muted, true, held);
      case MemberAction.Undeaf _ -> new Place(room, tags, only, muted, false, held);
      case MemberAction.Hold _ -> new Place(room, tags, only, muted, deaf, true);
      case MemberAction.Unhold _ -> new Place(room, tags, only, muted, deaf, false);
    };
  }

  private Place withTags(Set<MemberTag> now) {
    return new Place(room, now, only, muted, deaf, held);
  }

  /** Whether the focus says the same of him. */
  boolean agrees(FocusMember member) {
    return tags.equals(member.tags())
        && only.equals(member.speakOnlyTo().map(SpeakOnlyTo::tag))
        && muted == member.muted()
        && deaf == member.deaf()
        && held == member.held();
  }
}
