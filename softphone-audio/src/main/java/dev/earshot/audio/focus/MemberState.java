package dev.earshot.audio.focus;

import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What actions make of a member, and members as the mixer's participants. Pure functions. */
final class MemberState {
  private MemberState() {}

  static FocusMember after(FocusMember member, List<MemberAction> actions) {
    FocusMember now = member;
    for (MemberAction action : actions) {
      now = after(now, action);
    }
    return now;
  }

  private static FocusMember after(FocusMember m, MemberAction action) {
    return switch (action) {
      case MemberAction.Tag(MemberTag tag) -> tagged(m, Set.of(tag));
      case MemberAction.Untag _ -> tagged(m, Set.of());
      case MemberAction.AddTag(MemberTag tag) -> {
        Set<MemberTag> more = new HashSet<>(m.tags());
        more.add(tag);
        yield tagged(m, more);
      }
      case MemberAction.RemoveTag(MemberTag tag) -> {
        Set<MemberTag> fewer = new HashSet<>(m.tags());
        fewer.remove(tag);
        yield tagged(m, fewer);
      }
      case MemberAction.Coach(MemberTag tag) ->
          with(m, m.tags(), Optional.of(new SpeakOnlyTo(tag)), m.muted(), m.held());
      case MemberAction.Uncoach _ -> with(m, m.tags(), Optional.empty(), m.muted(), m.held());
      case MemberAction.Mute _ -> with(m, m.tags(), m.speakOnlyTo(), true, m.held());
      case MemberAction.Unmute _ -> with(m, m.tags(), m.speakOnlyTo(), false, m.held());
      case MemberAction.Hold _ -> with(m, m.tags(), m.speakOnlyTo(), m.muted(), true);
      case MemberAction.Unhold _ -> with(m, m.tags(), m.speakOnlyTo(), m.muted(), false);
    };
  }

  /** Everything about the member that the mixer must know, whether it changed or not. */
  static List<RoomChange> settings(FocusMember member) {
    ParticipantId id = id(member);
    return List.of(
        new RoomChange.SetTags(id, member.tags()),
        new RoomChange.SetSpeakOnlyTo(id, member.speakOnlyTo()),
        new RoomChange.SetMuted(id, member.muted()),
        new RoomChange.SetHeld(id, member.held()));
  }

  static Participant participant(FocusMember member) {
    return new Participant(
        id(member), member.tags(), member.speakOnlyTo(), member.muted(), false, member.held());
  }

  /** The member as the mixer has him. */
  static FocusMember as(FocusMember member, Participant inForce) {
    return with(member, inForce.tags(), inForce.speakOnlyTo(), inForce.muted(), inForce.held());
  }

  /** The member with another telephone, or with none if {@code callId} is empty. */
  static FocusMember connectedBy(FocusMember m, String callId) {
    return new FocusMember(
        m.callSid(),
        callId,
        m.from(),
        m.displayName(),
        m.to(),
        m.tags(),
        m.speakOnlyTo(),
        m.muted(),
        m.held(),
        m.joinedAt());
  }

  static ParticipantId id(FocusMember member) {
    return new ParticipantId(member.callSid().toString());
  }

  private static FocusMember tagged(FocusMember m, Set<MemberTag> tags) {
    return with(m, tags, m.speakOnlyTo(), m.muted(), m.held());
  }

  private static FocusMember with(
      FocusMember m, Set<MemberTag> tags, Optional<SpeakOnlyTo> only, boolean muted, boolean held) {
    return new FocusMember(
        m.callSid(),
        m.callId(),
        m.from(),
        m.displayName(),
        m.to(),
        tags,
        only,
        muted,
        held,
        m.joinedAt());
  }
}
