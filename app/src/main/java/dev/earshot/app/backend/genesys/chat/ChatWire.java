package dev.earshot.app.backend.genesys.chat;

import dev.earshot.app.supervision.chat.ChatCapability;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.ObservedChat;
import dev.earshot.app.supervision.chat.Visibility;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Notifications and answers as values (genesys-chat.md chapters 1 and 4). Pure; sloppy fields are
 * left out, never guessed.
 */
final class ChatWire {
  private static final String CONTROL = "REMOVE_PARTICIPANT_FROM_CONFERENCE";

  private final String me;

  /**
   * @param me our user id: own participants are recognised by their {@code uri} (chapter 3)
   */
  ChatWire(String me) {
    this.me = me;
  }

  /** Empty if it has no id. */
  Optional<ObservedChat> chat(JsonNode chat) {
    Optional<ChatKey> key = key(chat);
    return key.map(
        k ->
            new ObservedChat(
                k,
                name(chat, k),
                state(chat.path("state").asString("")),
                WireTimes.parse(chat.path("receivedDate").asString("")),
                chat.path("participants").valueStream().map(this::participant).toList(),
                capabilities(chat.path("capabilities"))));
  }

  private static Optional<ChatKey> key(JsonNode chat) {
    String id = chat.path("id").asString("");
    String last = last(chat.path("uri").asString(chat.path("path").asString("")));
    return Optional.of(id.isEmpty() ? last : id).filter(s -> !s.isEmpty()).map(ChatKey::new);
  }

  /** The chat that lines of a log belong to. */
  static Optional<ChatKey> chatOf(JsonNode log) {
    String uri = log.path("chatUri").asString(log.path("chatPath").asString(""));
    return Optional.of(last(uri)).filter(s -> !s.isEmpty()).map(ChatKey::new);
  }

  private static String last(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** By what it is about, or else by its customer. */
  private static String name(JsonNode chat, ChatKey key) {
    String subject = chat.path("userData").path("Subject").asString("").strip();
    if (!subject.isEmpty()) {
      return subject;
    }
    String customers =
        chat.path("participants")
            .valueStream()
            .filter(ChatWire::isCustomer)
            .map(customer -> customer.path("nickname").asString("").strip())
            .filter(nickname -> !nickname.isEmpty())
            .collect(Collectors.joining(", "));
    return customers.isEmpty() ? "Chat " + key : customers;
  }

  private static ChatState state(String state) {
    return switch (state) {
      case "Invited" -> ChatState.INVITED;
      case "Chatting" -> ChatState.CHATTING;
      case "Revoked" -> ChatState.REVOKED;
      case "Completed" -> ChatState.COMPLETED;
      default -> ChatState.OTHER;
    };
  }

  private ChatParticipant participant(JsonNode json) {
    String user = last(json.path("uri").asString(""));
    return new ChatParticipant(
        json.path("participantId").asString(user),
        json.path("nickname").asString("?"),
        isCustomer(json),
        visibility(json),
        user.equals(me),
        user);
  }

  /** Whoever is not called an agent may be a customer. */
  private static boolean isCustomer(JsonNode json) {
    return !json.path("type").asString("").equals("Agent");
  }

  private static Visibility visibility(JsonNode json) {
    return switch (json.path("visibility").asString("")) {
      case "All" -> Visibility.ALL;
      case "Agents" -> Visibility.AGENTS;
      case "Supervisors" -> Visibility.SUPERVISORS;
      default -> Visibility.UNKNOWN;
    };
  }

  private static Set<ChatCapability> capabilities(JsonNode names) {
    Set<ChatCapability> all = EnumSet.noneOf(ChatCapability.class);
    names
        .valueStream()
        .map(name -> name.asString(""))
        .forEach(
            name -> {
              switch (name) {
                case "SwitchToMonitor" -> all.add(ChatCapability.TO_LISTEN);
                case "SwitchToCoach" -> all.add(ChatCapability.TO_WHISPER);
                // The published samples say it without "To", the operation has it.
                case "SwitchBargeIn", "SwitchToBargeIn" -> all.add(ChatCapability.TO_BARGE);
                case "SendToAgents" -> all.add(ChatCapability.SEND_TO_AGENTS);
                case "SendMessage" -> all.add(ChatCapability.SEND_TO_ALL);
                default -> {
                  // Of no use to a supervisor, or not for one to use.
                }
              }
            });
    return all;
  }

  /** Lines that have an index; others cannot be put in order. */
  List<ChatLine> lines(JsonNode messages) {
    return messages.valueStream().filter(m -> m.path("index").isInt()).map(this::line).toList();
  }

  private ChatLine line(JsonNode json) {
    JsonNode from = json.path("from");
    ChatParticipant author = participant(from);
    String text = json.path("text").asString(json.path("noticeText").asString(""));
    return new ChatLine(
        json.path("index").intValue(),
        kind(json.path("type").asString(""), text),
        new ChatLine.Author(author.id(), author.nickname(), author.customer(), author.self()),
        new ChatText(text),
        visibility(json),
        at(json));
  }

  private static ChatLine.Kind kind(String type, String text) {
    return switch (type) {
      case "Text" -> ChatLine.Kind.TEXT;
      case "Notice", "CustomNotice" ->
          text.startsWith(CONTROL) ? ChatLine.Kind.CONTROL : ChatLine.Kind.NOTICE;
      case "ParticipantJoined" -> ChatLine.Kind.JOINED;
      case "ParticipantRejoined" -> ChatLine.Kind.REJOINED;
      case "ParticipantLeft" -> ChatLine.Kind.LEFT;
      case "TypingStarted" -> ChatLine.Kind.TYPING_STARTED;
      case "TypingStopped" -> ChatLine.Kind.TYPING_STOPPED;
      case "PushUrl" -> ChatLine.Kind.PUSHED_URL;
      default -> ChatLine.Kind.OTHER;
    };
  }

  /** {@code timestampSeconds} holds milliseconds (chapter 4.2). */
  private static Optional<Instant> at(JsonNode json) {
    JsonNode millis = json.path("timestampSeconds");
    return millis.isIntegralNumber()
        ? Optional.of(Instant.ofEpochMilli(millis.longValue()))
        : WireTimes.parse(json.path("timestamp").asString(""));
  }

  /** Everybody whose chats can be supervised: agents, but not we ourselves. */
  List<ChatInput.AgentName> agents(JsonNode users) {
    return users
        .valueStream()
        .filter(user -> !user.path("id").asString("").isEmpty())
        .filter(user -> !user.path("id").asString("").equals(me))
        .filter(ChatWire::isAgent)
        .map(user -> new ChatInput.AgentName(user.path("id").asString(""), personName(user)))
        .toList();
  }

  private static boolean isAgent(JsonNode user) {
    JsonNode roles = user.path("roles");
    return !roles.isArray()
        || roles.isEmpty()
        || roles
            .valueStream()
            .anyMatch(
                role -> role.asString("").toLowerCase(java.util.Locale.ROOT).endsWith("agent"));
  }

  private static String personName(JsonNode user) {
    String name =
        (user.path("firstName").asString("") + " " + user.path("lastName").asString("")).strip();
    return name.isEmpty() ? user.path("userName").asString(user.path("id").asString("")) : name;
  }
}
