package dev.earshot.app.backend.focus;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.focus.EntryRules;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A conference as the control API tells it, as the room it is. The private tags of whispers are not
 * told, but whom they reach: they get tags that say the same.
 *
 * @param talking who says something
 */
record RoomDocument(FocusRoom room, Set<UUID> talking) {
  /**
   * @throws BackendException if it does not say everything
   */
  static RoomDocument of(JsonNode json) {
    try {
      List<FocusMember> members = new ArrayList<>();
      Set<UUID> talking = new HashSet<>();
      for (JsonNode participant : json.path("participants")) {
        FocusMember member = member(participant, json);
        members.add(member);
        if (participant.path("talking").asBoolean(false)) {
          talking.add(member.callSid());
        }
      }
      String name = json.path("name").asString("");
      return new RoomDocument(
          new FocusRoom(name, instant(json.path("startedAt")), members), Set.copyOf(talking));
    } catch (DateTimeException | IllegalArgumentException | JacksonException e) {
      throw new BackendException(
          new BackendProblem.ProtocolViolation("The focus tells too little: " + e.getMessage()));
    }
  }

  private static Instant instant(JsonNode text) {
    return Instant.parse(text.asString(""));
  }

  private static FocusMember member(JsonNode json, JsonNode room) {
    UUID callSid = UUID.fromString(json.path("call_sid").asString(""));
    return new FocusMember(
        callSid,
        "",
        json.path("number").asString(""),
        json.path("label").asString(""),
        room.path("name").asString(""),
        tags(json, callSid, room),
        speakOnlyTo(json, callSid),
        json.path("muted").booleanValue(),
        json.path("deaf").booleanValue(),
        json.path("held").booleanValue(),
        json.path("waiting").booleanValue(),
        EntryRules.ORDINARY,
        instant(json.path("joinedAt")));
  }

  private static Set<MemberTag> tags(JsonNode json, UUID callSid, JsonNode room) {
    Set<MemberTag> tags = new HashSet<>();
    json.path("tags").forEach(tag -> tags.add(new MemberTag(tag.asString(""))));
    for (JsonNode other : room.path("participants")) {
      for (JsonNode ear : other.path("speakOnlyToCalls")) {
        if (ear.asString("").equals(callSid.toString())) {
          tags.add(whispers(UUID.fromString(other.path("call_sid").asString(""))));
        }
      }
    }
    return tags;
  }

  private static Optional<SpeakOnlyTo> speakOnlyTo(JsonNode json, UUID callSid) {
    String only = json.path("speakOnlyTo").stringValue();
    if (json.has("speakOnlyToCalls")) {
      return Optional.of(new SpeakOnlyTo(whispers(callSid)));
    }
    return only.isEmpty() ? Optional.empty() : Optional.of(new SpeakOnlyTo(new MemberTag(only)));
  }

  /** What the ears of his whisper carry. */
  private static MemberTag whispers(UUID callSid) {
    return new MemberTag("_" + callSid.toString().substring(0, 18));
  }
}
