package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Focus events as jambonz's statusHook payloads: {@code start, end, join, leave, start-talking,
 * stop-talking}. In jambonz every event is sent by a member's call, so {@code start} waits for the
 * first member to join and {@code end} speaks for the last who left. Not thread-safe: focus thread.
 */
final class StatusEvents {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final UUID account;
  private final CallDocuments documents;

  /** Rooms that run, by name, with the member who last came or went. */
  private final Map<String, FocusMember> speakers = new HashMap<>();

  StatusEvents(UUID account, CallDocuments documents) {
    this.account = account;
    this.documents = documents;
  }

  /** Payloads in the order in which they must be posted; none for what jambonz has no event for. */
  List<ObjectNode> of(FocusEvent event) {
    return switch (event) {
      case FocusEvent.MemberJoined joined when !joined.member().waiting() ->
          joined(joined.at(), joined.room(), joined.member());
      case FocusEvent.MemberAdmitted admitted ->
          joined(admitted.at(), admitted.room(), admitted.member());
      case FocusEvent.MemberLeft left when !left.member().waiting() -> {
        speakers.put(left.room().name(), left.member());
        yield List.of(payload("leave", left.at(), left.room(), left.member()));
      }
      case FocusEvent.RoomEnded ended -> {
        FocusMember last = speakers.remove(ended.room().name());
        yield last == null ? List.of() : List.of(payload("end", ended.at(), ended.room(), last));
      }
      case FocusEvent.TalkingStarted talk ->
          List.of(payload("start-talking", talk.at(), talk.room(), talk.member()));
      case FocusEvent.TalkingStopped talk ->
          List.of(payload("stop-talking", talk.at(), talk.room(), talk.member()));
      case FocusEvent.RoomStarted _,
          FocusEvent.RoomChanged _,
          FocusEvent.MemberJoined _,
          FocusEvent.MemberLeft _,
          FocusEvent.MemberChanged _,
          FocusEvent.DigitDialled _,
          FocusEvent.AnnouncementChanged _,
          FocusEvent.RecordingChanged _ ->
          List.of();
    };
  }

  private List<ObjectNode> joined(Instant at, FocusRoom room, FocusMember member) {
    ObjectNode join = payload("join", at, room, member);
    if (speakers.put(room.name(), member) != null) {
      return List.of(join);
    }
    FocusRoom empty = new FocusRoom(room.name(), room.startedAt(), List.of());
    return List.of(payload("start", room.startedAt(), empty, member), join);
  }

  ObjectNode payload(String event, Instant at, FocusRoom room, FocusMember member) {
    return add(documents.running(member), event, at, room);
  }

  /** Of what concerns the room and nobody in particular. */
  ObjectNode about(String event, Instant at, FocusRoom room) {
    return add(JsonNodeFactory.instance.objectNode(), event, at, room);
  }

  private ObjectNode add(ObjectNode json, String event, Instant at, FocusRoom room) {
    return json.put("event", event)
        .put("conference_sid", "conf:" + account + ":" + room.name())
        .put("friendly_name", room.name())
        .put("members", room.members().size())
        .put("duration", Duration.between(room.startedAt(), at).toMillis() / 1000.0)
        .put("time", MILLIS.format(at));
  }
}
