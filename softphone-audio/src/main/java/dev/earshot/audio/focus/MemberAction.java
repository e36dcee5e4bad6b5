package dev.earshot.audio.focus;

import dev.earshot.mixer.conference.MemberTag;

/** What can be done to a member: the names of jambonz's {@code conferenceParticipantAction}. */
public sealed interface MemberAction {
  /** Replaces his tags by this one. */
  record Tag(MemberTag tag) implements MemberAction {}

  record Untag() implements MemberAction {}

  /**
   * Adds a tag beside the others. By convention a tag that begins with {@code _} is private: it
   * groups the ears of one whisper and is shown to nobody.
   */
  record AddTag(MemberTag tag) implements MemberAction {}

  /** Takes one tag away and leaves the others. */
  record RemoveTag(MemberTag tag) implements MemberAction {}

  /** From now on only members with this tag hear him. Does not unmute. */
  record Coach(MemberTag tag) implements MemberAction {}

  /** From now on everybody hears him (if he is not muted). */
  record Uncoach() implements MemberAction {}

  record Mute() implements MemberAction {}

  record Unmute() implements MemberAction {}

  /** He hears nobody; who hears him stays. */
  record Deaf() implements MemberAction {}

  record Undeaf() implements MemberAction {}

  /** Nobody hears him and he hears nobody but the focus' music. */
  record Hold() implements MemberAction {}

  /** Ends the hold; a member who was muted or deaf stays so (unlike jambonz). */
  record Unhold() implements MemberAction {}
}
