package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.mixer.conference.MemberTag;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rooms and members as jambonz's JSON: calls as its 0.9 line has them, conferences as v10's {@code
 * expand=participants}, with {@code tags, speakOnlyTo, muted, held, talking} as extensions.
 */
final class CallDocuments {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final MemberTag AGENT = new MemberTag("agent");

  private final UUID account;
  private final InetSocketAddress focus;

  CallDocuments(UUID account, InetSocketAddress focus) {
    this.account = account;
    this.focus = focus;
  }

  ObjectNode running(FocusMember member) {
    return call(member, "in-progress");
  }

  ObjectNode ended(EndedCalls.EndedCall ended) {
    return call(ended.member(), "completed")
        .put("call_termination_by", ended.by())
        .put("duration", Duration.between(ended.member().joinedAt(), ended.endedAt()).toSeconds());
  }

  private ObjectNode call(FocusMember member, String status) {
    return JSON.objectNode()
        .put("call_sid", member.callSid().toString())
        .put("direction", "inbound")
        .put("from", member.from())
        .put("to", member.to())
        .put("call_id", member.callId())
        .put("sip_status", 200)
        .put("sip_reason", "OK")
        .put("call_status", status)
        .put("caller_id", member.displayName())
        .put("account_sid", account.toString())
        .put("fs_sip_address", focus.getHostString() + ":" + focus.getPort());
  }

  static ArrayNode names(List<FocusRoom> rooms) {
    ArrayNode names = JSON.arrayNode();
    rooms.forEach(room -> names.add(room.name()));
    return names;
  }

  static ArrayNode expanded(List<FocusRoom> rooms, Instant now, Predicate<UUID> talking) {
    ArrayNode conferences = JSON.arrayNode();
    for (FocusRoom room : rooms) {
      ArrayNode participants = JSON.arrayNode();
      room.members().forEach(m -> participants.add(participant(m, talking.test(m.callSid()))));
      conferences.add(
          JSON.objectNode()
              .put("id", room.name())
              .put("name", room.name())
              .put("durationSec", Duration.between(room.startedAt(), now).toSeconds())
              .set("participants", participants));
    }
    return conferences;
  }

  private static ObjectNode participant(FocusMember member, boolean talking) {
    List<String> tags =
        member.tags().stream()
            .filter(tag -> !tag.isPrivate())
            .map(MemberTag::value)
            .sorted()
            .toList();
    ArrayNode allTags = JSON.arrayNode();
    tags.forEach(allTags::add);
    return JSON.objectNode()
        .put("call_sid", member.callSid().toString())
        .put("label", member.displayName().isEmpty() ? member.from() : member.displayName())
        .put("number", member.from())
        .put("direction", "inbound")
        .put("memberTag", tags.isEmpty() ? "" : tags.getFirst())
        .put("isAgent", member.tags().contains(AGENT))
        .put("speakOnlyTo", member.speakOnlyTo().map(only -> only.tag().value()).orElse(""))
        .put("muted", member.muted())
        .put("held", member.held())
        .put("talking", talking)
        .set("tags", allTags);
  }
}
