package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A whisper to exactly these members. They are grouped under a private tag that nobody ever carried
 * before, so whoever comes later does not hear it, and nothing of an earlier whisper does harm.
 */
final class PrivateCoach {
  /** Of a call's SID, in the tags of its whispers. */
  private static final int SID_LETTERS = 18;

  private static final int UNLIKE_ANY = 12;

  private PrivateCoach() {}

  /**
   * Whoever of the ears is not in his conference does not hear him either.
   *
   * @throws Refusal 400 if an ear is in no conference of his
   */
  static PendingChange coach(FocusControl focus, UUID callSid, Set<UUID> ears) {
    List<FocusMember> there =
        focus.rooms().stream()
            .filter(room -> has(room, callSid))
            .flatMap(room -> room.members().stream())
            .toList();
    for (UUID ear : ears) {
      if (ear.equals(callSid) || there.stream().noneMatch(m -> m.callSid().equals(ear))) {
        throw Refusal.badRequest(
            "conferenceParticipantAction invalid call_sids property: " + ear + " is no other here");
      }
    }
    String prefix = "_" + callSid.toString().substring(0, SID_LETTERS) + "-";
    there.forEach(member -> forget(focus, member, prefix));
    String unlikeAny = UUID.randomUUID().toString().replace("-", "").substring(0, UNLIKE_ANY);
    MemberTag group = new MemberTag(prefix + unlikeAny);
    ears.forEach(ear -> focus.act(ear, List.of(new MemberAction.AddTag(group))));
    // The mixer keeps this order: once he speaks to the group, it is complete.
    return focus.act(callSid, List.of(new MemberAction.Coach(group)));
  }

  private static boolean has(FocusRoom room, UUID callSid) {
    return room.members().stream().anyMatch(member -> member.callSid().equals(callSid));
  }

  private static void forget(FocusControl focus, FocusMember ear, String prefix) {
    List<MemberAction> former =
        ear.tags().stream()
            .filter(tag -> tag.value().startsWith(prefix))
            .<MemberAction>map(MemberAction.RemoveTag::new)
            .toList();
    if (!former.isEmpty()) {
      focus.act(ear.callSid(), former);
    }
  }
}
