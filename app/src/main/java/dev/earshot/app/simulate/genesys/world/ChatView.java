package dev.earshot.app.simulate.genesys.world;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Chats as the API shows them (genesys-chat.md 3 and 4). Pure. */
public final class ChatView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  /** As in every sample, sending to the customer is named in all modes: a trap. */
  private static final List<String> ALWAYS =
      List.of(
          "Leave",
          "SetInFocus",
          "SetDisposition",
          "AttachUserData",
          "DeleteUserData",
          "UpdateUserData",
          "Transfer",
          "Invite",
          "Consult",
          "SendToAgents",
          "SendStartTypingToAgentsNotification",
          "SendStopTypingToAgentsNotification",
          "SendMessage",
          "SendStartTypingNotification",
          "SendStopTypingNotification");

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A chat for one of its participants, or for somebody who is invited. */
  public ObjectNode chat(Chat chat, String state, Optional<ChatMember> own) {
    ObjectNode shown =
        object()
            .put("receivedDate", TIME.format(chat.received()))
            .put("chatType", "Inbound")
            .put("uri", VoiceView.uri("/chats/" + chat.id()))
            .put("path", "/chats/" + chat.id())
            .put("state", state);
    ArrayNode capabilities = shown.putArray("capabilities");
    capabilities(state, own).forEach(capabilities::add);
    ArrayNode participants = shown.putArray("participants");
    Visibility eye =
        own.filter(ChatMember::supervisor).isPresent() ? Visibility.SUPERVISORS : Visibility.AGENTS;
    chat.members().stream()
        .filter(member -> member.visibility().reaches(eye))
        .forEach(member -> participants.add(member(member)));
    shown.putObject("userData");
    return shown.put("id", chat.id());
  }

  private static List<String> capabilities(String state, Optional<ChatMember> own) {
    if (state.equals("Invited")) {
      return List.of("Accept", "Reject");
    }
    if (!state.equals("Chatting")) {
      return List.of();
    }
    List<String> all = new ArrayList<>(ALWAYS);
    for (Visibility other : Visibility.values()) {
      if (own.isPresent() && own.get().visibility() != other) {
        all.add(other == Visibility.ALL ? "SwitchBargeIn" : "SwitchTo" + other.mode());
      }
    }
    return all;
  }

  private static ObjectNode member(ChatMember member) {
    ObjectNode shown =
        object()
            .put("nickname", member.nickname())
            .put("type", member.customer() ? "Customer" : "Agent")
            .put("participantId", member.id())
            .put("visibility", member.visibility().word());
    member
        .person()
        .ifPresent(
            person ->
                shown
                    .put("uri", VoiceView.uri("/users/" + person.id()))
                    .put("path", "/users/" + person.id()));
    return shown;
  }

  /** A line of the log. */
  public ObjectNode entry(ChatEntry entry) {
    ObjectNode shown = object().put("index", entry.index()).put("type", entry.type());
    shown.set("from", member(entry.from()));
    if (entry.type().equals("Text")) {
      shown.put("text", entry.text());
    } else if (!entry.text().isEmpty()) {
      shown.put("noticeText", entry.text());
    }
    Instant at = entry.at();
    return shown
        .put("visibility", entry.visibility().word())
        .put("timestamp", TIME.format(at))
        .put("timestampSeconds", at.toEpochMilli());
  }

  ObjectNode changed(ObjectNode chat, String notificationType) {
    ObjectNode data =
        object()
            .put("messageType", "ChatStateChangeMessage")
            .put("notificationType", notificationType);
    data.set("chat", chat);
    return data;
  }

  ObjectNode logged(Chat chat, ChatEntry entry) {
    ObjectNode data =
        object()
            .put("messageType", "MessageLogUpdated")
            .put("notificationType", "NewMessages")
            .put("chatUri", VoiceView.uri("/chats/" + chat.id()))
            .put("chatPath", "/chats/" + chat.id());
    data.putArray("messages").add(entry(entry));
    return data;
  }
}
