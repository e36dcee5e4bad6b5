package dev.earshot.app.backend.focus;

import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of {@code PUT …/Calls/SID}. */
final class Wish {
  private Wish() {}

  /**
   * @param ears whom a private tag stands for
   */
  static ObjectNode of(MemberAction action, Set<UUID> ears) {
    return switch (action) {
      case MemberAction.Tag(MemberTag tag) -> tagged("tag", tag);
      case MemberAction.Untag _ -> named("untag");
      case MemberAction.AddTag(MemberTag tag) -> tagged("addTag", tag);
      case MemberAction.RemoveTag(MemberTag tag) -> tagged("removeTag", tag);
      case MemberAction.Coach(MemberTag tag) when tag.isPrivate() -> coach(ears);
      case MemberAction.Coach(MemberTag tag) -> tagged("coach", tag);
      case MemberAction.Uncoach _ -> named("uncoach");
      case MemberAction.Mute _ -> named("mute");
      case MemberAction.Unmute _ -> named("unmute");
      case MemberAction.Deaf _ -> named("deaf");
      case MemberAction.Undeaf _ -> named("undeaf");
      case MemberAction.Hold _ -> named("hold");
      case MemberAction.Unhold _ -> named("unhold");
    };
  }

  static ObjectNode hangUp() {
    return JsonNodeFactory.instance.objectNode().put("call_status", "completed");
  }

  private static ObjectNode named(String action) {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    wish.putObject("conferenceParticipantAction").put("action", action);
    return wish;
  }

  private static ObjectNode tagged(String action, MemberTag tag) {
    ObjectNode wish = named(action);
    ((ObjectNode) wish.path("conferenceParticipantAction")).put("tag", tag.value());
    return wish;
  }

  private static ObjectNode coach(Set<UUID> ears) {
    ObjectNode wish = named("coach");
    var callSids = ((ObjectNode) wish.path("conferenceParticipantAction")).putArray("call_sids");
    ears.forEach(ear -> callSids.add(ear.toString()));
    return wish;
  }
}
