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
import java.util.UUID;
import java.util.stream.Collectors;

/** What actions make of a member, and members as the mixer's participants. Pure functions. */
final class MemberState {
  /** Tags by which the focus' own announcements reach single members. */
  private static final String EAR = "_say-";

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
      case MemberAction.AddTag(MemberTag tag) -> tagged(m, with(m.tags(), tag));
      case MemberAction.RemoveTag(MemberTag tag) -> tagged(m, without(m.tags(), tag));
      case MemberAction.Coach(MemberTag tag) ->
          speaking(m, Optional.of(new SpeakOnlyTo(tag)), m.muted());
      case MemberAction.Uncoach _ -> speaking(m, Optional.empty(), m.muted());
      case MemberAction.Mute _ -> speaking(m, m.speakOnlyTo(), true);
      case MemberAction.Unmute _ -> speaking(m, m.speakOnlyTo(), false);
      case MemberAction.Deaf _ -> hearing(m, true, m.held(), m.waiting());
      case MemberAction.Undeaf _ -> hearing(m, false, m.held(), m.waiting());
      case MemberAction.Hold _ -> hearing(m, m.deaf(), true, m.waiting());
      case MemberAction.Unhold _ -> hearing(m, m.deaf(), false, m.waiting());
    };
  }

  /** The member, no longer or still waiting. */
  static FocusMember waiting(FocusMember m, boolean waits) {
    return hearing(m, m.deaf(), m.held(), waits);
  }

  /** Everything about the member that the mixer must know, whether it changed or not. */
  static List<RoomChange> settings(FocusMember member, Set<MemberTag> ears) {
    ParticipantId id = id(member);
    return List.of(
        tags(member, ears),
        new RoomChange.SetSpeakOnlyTo(id, member.speakOnlyTo()),
        new RoomChange.SetMuted(id, member.muted()),
        new RoomChange.SetDeaf(id, member.deaf()),
        held(member));
  }

  static RoomChange tags(FocusMember member, Set<MemberTag> ears) {
    Set<MemberTag> all = new HashSet<>(member.tags());
    all.addAll(ears);
    return new RoomChange.SetTags(id(member), all);
  }

  /** Who waits is on hold for the mixer. */
  static RoomChange held(FocusMember member) {
    return new RoomChange.SetHeld(id(member), member.held() || member.waiting());
  }

  static Participant participant(FocusMember member) {
    return new Participant(
        id(member),
        member.tags(),
        member.speakOnlyTo(),
        member.muted(),
        member.deaf(),
        member.held() || member.waiting());
  }

  /** The member as the mixer has him. */
  static FocusMember as(FocusMember wanted, Participant inForce) {
    Set<MemberTag> tags =
        inForce.tags().stream()
            .filter(tag -> !tag.value().startsWith(EAR))
            .collect(Collectors.toUnmodifiableSet());
    boolean waits = inForce.held() && wanted.waiting();
    boolean held = inForce.held() && (wanted.held() || !wanted.waiting());
    FocusMember speaking = speaking(tagged(wanted, tags), inForce.speakOnlyTo(), inForce.muted());
    return hearing(speaking, inForce.deaf(), held, waits);
  }

  /** A tag by which one announcement reaches one member. */
  static MemberTag ear(long announcement) {
    return new MemberTag(EAR + announcement);
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
        m.deaf(),
        m.held(),
        m.waiting(),
        m.rules(),
        m.joinedAt());
  }

  static ParticipantId id(FocusMember member) {
    return id(member.callSid());
  }

  static ParticipantId id(UUID callSid) {
    return new ParticipantId(callSid.toString());
  }

  private static Set<MemberTag> with(Set<MemberTag> tags, MemberTag tag) {
    Set<MemberTag> more = new HashSet<>(tags);
    more.add(tag);
    return more;
  }

  private static Set<MemberTag> without(Set<MemberTag> tags, MemberTag tag) {
    Set<MemberTag> fewer = new HashSet<>(tags);
    fewer.remove(tag);
    return fewer;
  }

  private static FocusMember tagged(FocusMember m, Set<MemberTag> tags) {
    return new FocusMember(
        m.callSid(),
        m.callId(),
        m.from(),
        m.displayName(),
        m.to(),
        tags,
        m.speakOnlyTo(),
        m.muted(),
        m.deaf(),
        m.held(),
        m.waiting(),
        m.rules(),
        m.joinedAt());
  }

  private static FocusMember speaking(FocusMember m, Optional<SpeakOnlyTo> only, boolean muted) {
    return new FocusMember(
        m.callSid(),
        m.callId(),
        m.from(),
        m.displayName(),
        m.to(),
        m.tags(),
        only,
        muted,
        m.deaf(),
        m.held(),
        m.waiting(),
        m.rules(),
        m.joinedAt());
  }

  private static FocusMember hearing(FocusMember m, boolean deaf, boolean held, boolean waiting) {
    return new FocusMember(
        m.callSid(),
        m.callId(),
        m.from(),
        m.displayName(),
        m.to(),
        m.tags(),
        m.speakOnlyTo(),
        m.muted(),
        deaf,
        held,
        waiting,
        m.rules(),
        m.joinedAt());
  }
}
