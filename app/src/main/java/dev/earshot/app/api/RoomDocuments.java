package dev.earshot.app.api;

import dev.earshot.audio.focus.Announcement;
import dev.earshot.audio.focus.Audience;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.Recording;
import dev.earshot.audio.focus.RoomState;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.MediaCounts;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rooms and who is in them as JSON: jambonz v10's {@code expand=participants} with our additions.
 * Private tags are never told, but whom a whisper to one reaches.
 */
final class RoomDocuments {
  /** No tag can look like this. */
  static final String PRIVATELY = "(private)";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final MemberTag AGENT = new MemberTag("agent");

  private final FocusControl focus;
  private final InstantSource clock;

  RoomDocuments(FocusControl focus, InstantSource clock) {
    this.focus = focus;
    this.clock = clock;
  }

  ArrayNode conferences(List<FocusRoom> rooms) {
    ArrayNode conferences = JSON.arrayNode();
    rooms.forEach(room -> conferences.add(conference(room)));
    return conferences;
  }

  ObjectNode conference(FocusRoom room) {
    ObjectNode conference =
        JSON.objectNode()
            .put("id", room.name())
            .put("name", room.name())
            .put("durationSec", Duration.between(room.startedAt(), clock.instant()).toSeconds())
            .put("startedAt", room.startedAt().toString());
    conference.set("participants", participants(room));
    return conference.setAll(state(room.state()));
  }

  static ObjectNode state(RoomState state) {
    ObjectNode json =
        JSON.objectNode()
            .put("started", state.started())
            .put("locked", state.locked())
            .put("recording", state.recording())
            .put("maxMembers", state.maxMembers());
    state.endsAt().ifPresent(at -> json.put("endsAt", at.toString()));
    return json;
  }

  ArrayNode participants(FocusRoom room) {
    ArrayNode participants = JSON.arrayNode();
    for (FocusMember member : room.members()) {
      ObjectNode json = measured(member);
      member
          .speakOnlyTo()
          .map(SpeakOnlyTo::tag)
          .filter(MemberTag::isPrivate)
          .ifPresent(tag -> json.set("speakOnlyToCalls", carriers(room, tag)));
      participants.add(json);
    }
    return participants;
  }

  private static ArrayNode carriers(FocusRoom room, MemberTag tag) {
    ArrayNode calls = JSON.arrayNode();
    room.members().stream()
        .filter(member -> member.tags().contains(tag))
        .forEach(member -> calls.add(member.callSid().toString()));
    return calls;
  }

  /** With what only a look at his leg and his voice tells. */
  ObjectNode measured(FocusMember member) {
    ObjectNode json = participant(member).put("talking", focus.talking(member.callSid()));
    UUID callSid = member.callSid();
    focus
        .quality(callSid)
        .ifPresent(
            quality ->
                json.set(
                    "quality", quality(quality, focus.counts(callSid).orElse(MediaCounts.NONE))));
    return json;
  }

  static ObjectNode participant(FocusMember member) {
    List<String> tags = publicTags(member).toList();
    ArrayNode allTags = JSON.arrayNode();
    tags.forEach(allTags::add);
    ObjectNode json =
        JSON.objectNode()
            .put("call_sid", member.callSid().toString())
            .put("label", member.displayName().isEmpty() ? member.from() : member.displayName())
            .put("number", member.from())
            .put("direction", "inbound")
            .put("memberTag", tags.isEmpty() ? "" : tags.getFirst())
            .put("isAgent", member.tags().contains(AGENT))
            .put("speakOnlyTo", speakOnlyTo(member))
            .put("muted", member.muted())
            .put("deaf", member.deaf())
            .put("held", member.held())
            .put("waiting", member.waiting())
            .put("joinedAt", member.joinedAt().toString());
    json.set("tags", allTags);
    return json;
  }

  private static Stream<String> publicTags(FocusMember member) {
    return member.tags().stream().filter(tag -> !tag.isPrivate()).map(MemberTag::value).sorted();
  }

  private static String speakOnlyTo(FocusMember member) {
    return member
        .speakOnlyTo()
        .map(SpeakOnlyTo::tag)
        .map(tag -> tag.isPrivate() ? PRIVATELY : tag.value())
        .orElse("");
  }

  private static ObjectNode quality(CallQuality quality, MediaCounts counts) {
    return JSON.objectNode()
        .put("codec", quality.codec())
        .put("encryption", quality.encryption())
        .put("packetsSent", quality.packetsSent())
        .put("packetsReceived", quality.packetsReceived())
        .put("lost", quality.lost())
        .put("concealedFrames", quality.concealedFrames())
        .put("lateFrames", quality.lateFrames())
        .put("malformed", counts.malformed())
        .put("foreign", counts.foreign())
        .put("unexpected", counts.unexpected())
        .put("jitterMillis", quality.jitterMillis())
        .put("bufferMillis", quality.bufferMillis())
        .put("roundTripMillis", quality.roundTripMillis())
        .put("remoteLossPercent", quality.remoteLossPercent())
        .put("mos", quality.mos());
  }

  static ObjectNode announcement(Announcement announcement) {
    ObjectNode json =
        JSON.objectNode()
            .put("sid", announcement.id().toString())
            .put("conference", announcement.room())
            .put("sound", announcement.sound())
            .put("state", lower(announcement.state()));
    switch (announcement.audience()) {
      case Audience.Everybody _ -> json.put("to", "all");
      case Audience.Tagged(MemberTag tag) ->
          json.put("tag", tag.isPrivate() ? PRIVATELY : tag.value());
      case Audience.One(UUID callSid) -> json.put("call_sid", callSid.toString());
    }
    return json;
  }

  /** Its file by name alone: where the folder is concerns nobody outside. */
  static ObjectNode recording(Recording recording, String state) {
    ObjectNode json =
        JSON.objectNode()
            .put("sid", recording.id().toString())
            .put("conference", recording.room())
            .put("file", String.valueOf(recording.file().getFileName()))
            .put("state", state)
            .put("problem", recording.problem());
    recording.ear().ifPresent(ear -> json.put("call_sid", ear.toString()));
    return json;
  }

  static String lower(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
