package dev.earshot.app.api;

import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Body of {@code PUT …/Calls/{call_sid}}, validated in the order and with the words of jambonz's
 * api-server.
 */
sealed interface CallUpdate {
  record Act(MemberAction action) implements CallUpdate {}

  /** From now on exactly these hear him, whatever their tags; jambonz cannot. */
  record CoachOnly(Set<UUID> ears) implements CallUpdate {}

  /** Sends his telephone elsewhere; jambonz has it for calls outside conferences only. */
  record Transfer(String target) implements CallUpdate {}

  /** {@code kick} and {@code call_status: completed}: here a member's call is all there is. */
  record HangUp() implements CallUpdate {}

  /** Valid, but not for a call in a conference. */
  record Incompatible() implements CallUpdate {}

  record Rejected(String msg) implements CallUpdate {}

  /** Every option jambonz knows; those without a meaning here are refused by name. */
  List<String> OPTIONS =
      List.of(
          "call_hook",
          "child_call_hook",
          "call_status",
          "listen_status",
          "transcribe_status",
          "conf_hold_status",
          "conf_mute_status",
          "mute_status",
          "sip_request",
          "record",
          "tag",
          "dtmf",
          "conferenceParticipantAction",
          "dub",
          "boostAudioSignal",
          "media_path",
          "whisper");

  static CallUpdate of(JsonNode body) {
    List<String> given = OPTIONS.stream().filter(name -> isGiven(body.path(name))).toList();
    if (given.isEmpty()) {
      return new Rejected("no valid options supplied to updateCall");
    }
    if (given.size() > 1) {
      return new Rejected("multiple options are not allowed in updateCall");
    }
    return switch (given.getFirst()) {
      case "conferenceParticipantAction" ->
          participantAction(body.path("conferenceParticipantAction"));
      case "call_status" -> callStatus(body.path("call_status").asString(""));
      default -> new Rejected(given.getFirst() + " is not supported by this focus");
    };
  }

  /** JavaScript's truth: null, false, 0 and the empty string count as not given. */
  private static boolean isGiven(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING, NULL -> false;
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.doubleValue() != 0;
      case STRING -> !value.stringValue().isEmpty();
      default -> true;
    };
  }

  private static CallUpdate callStatus(String status) {
    return switch (status) {
      case "completed" -> new HangUp();
      // Ends an unanswered call in jambonz; members of a room have all answered.
      case "no-answer" -> new Incompatible();
      default -> new Rejected("invalid call_status");
    };
  }

  private static CallUpdate participantAction(JsonNode value) {
    String action = value.path("action").asString("undefined");
    JsonNode tag = value.path("tag");
    if (action.equals("coach") && value.has("call_sids")) {
      return coachOnly(value.path("call_sids"), tag);
    }
    return switch (action) {
      case "tag", "coach", "addTag", "removeTag" -> tagged(action, isGiven(tag) ? tag : missing());
      case "untag" -> new Act(new MemberAction.Untag());
      case "uncoach" -> new Act(new MemberAction.Uncoach());
      case "mute" -> new Act(new MemberAction.Mute());
      case "unmute" -> new Act(new MemberAction.Unmute());
      case "deaf" -> new Act(new MemberAction.Deaf());
      case "undeaf" -> new Act(new MemberAction.Undeaf());
      case "hold" -> new Act(new MemberAction.Hold());
      case "unhold" -> new Act(new MemberAction.Unhold());
      case "kick" -> new HangUp();
      case "transfer" -> transfer(value.path("referTo"));
      default -> new Rejected("conferenceParticipantAction invalid action property " + action);
    };
  }

  private static CallUpdate coachOnly(JsonNode callSids, JsonNode tag) {
    Set<UUID> ears = new LinkedHashSet<>();
    callSids.forEach(sid -> ApiRequest.uuidOf(sid.asString("")).ifPresent(ears::add));
    if (ears.isEmpty() || ears.size() != callSids.size() || isGiven(tag)) {
      return new Rejected(
          "conferenceParticipantAction invalid call_sids property:"
              + " must be an array of different call_sid, without a tag");
    }
    return new CoachOnly(ears);
  }

  private static CallUpdate transfer(JsonNode target) {
    if (!isGiven(target)) {
      return new Rejected(
          "conferenceParticipantAction requires referTo property when action is 'transfer'");
    }
    return target.isString()
            && target.stringValue().matches("(?i)sips?:[\\x21-\\x7E&&[^<>\"]]{1,250}")
        ? new Transfer(target.stringValue())
        : new Rejected("conferenceParticipantAction invalid referTo property: must be a SIP URI");
  }

  private static JsonNode missing() {
    return JsonNodeFactory.instance.missingNode();
  }

  private static CallUpdate tagged(String action, JsonNode tag) {
    if (tag.isMissingNode()) {
      return new Rejected(
          "conferenceParticipantAction requires tag property when action is '" + action + "'");
    }
    if (!tag.isString() || !MemberTag.isValid(tag.stringValue())) {
      return new Rejected(
          "conferenceParticipantAction invalid tag property: must match [A-Za-z0-9_-]{1,32}");
    }
    MemberTag value = new MemberTag(tag.stringValue());
    if (value.isPrivate()) {
      return new Rejected(
          "conferenceParticipantAction invalid tag property: must not begin with _");
    }
    return new Act(
        switch (action) {
          case "tag" -> new MemberAction.Tag(value);
          case "addTag" -> new MemberAction.AddTag(value);
          case "removeTag" -> new MemberAction.RemoveTag(value);
          default -> new MemberAction.Coach(value);
        });
  }
}
