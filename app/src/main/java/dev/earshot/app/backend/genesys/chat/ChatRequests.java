package dev.earshot.app.backend.genesys.chat;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as they go over the wire (genesys-chat.md chapters 2 and 3). Pure. {@code SendMessage}
 * stands here once, and its text is a {@code CustomerVisibleText}.
 */
final class ChatRequests {
  private final String nickname;

  /**
   * @param nickname what agents and customers see; always sent, because the system's default is the
   *     user's own name (H32)
   */
  ChatRequests(String nickname) {
    this.nickname = nickname;
  }

  /**
   * @param path below {@code /api/v2}
   */
  record Request(String path, ObjectNode body) {}

  /** Empty for what is no request but a reading. */
  Optional<Request> of(ChatCall call) {
    return switch (call) {
      case ChatCall.Arm(String agent, Mode mode, Span span) ->
          request(
              agent(agent) + "/channels/chat",
              operation(visibility(mode))
                  .put("supervisorMonitoringMode", span == Span.NEXT_CHAT ? "NextChat" : "AllChats")
                  .put("nickname", nickname));
      case ChatCall.Disarm(String agent) ->
          request(agent(agent) + "/channels/chat", operation("CancelSupervisorMonitoring"));
      case ChatCall.Intrude(String agent, ChatKey chat, Mode mode) ->
          request(
              agent(agent) + "/chats/" + segment(chat.value()),
              operation("Intrude").put("supervisorVisibilityMode", visibility(mode)));
      case ChatCall.Accept(ChatKey chat) -> in(chat, operation("Accept").put("nickname", nickname));
      case ChatCall.Switch(ChatKey chat, Mode mode) ->
          in(chat, operation("SwitchTo" + visibility(mode)));
      case ChatCall.SayToAgents(ChatKey chat, var text) ->
          in(chat, operation("SendToAgents").put("text", text.value()));
      case ChatCall.SayToEveryone(ChatKey chat, var text) ->
          in(chat, operation("SendMessage").put("text", text.value()));
      case ChatCall.TypingToAgents(ChatKey chat, boolean started) ->
          in(chat, operation("Send" + startOrStop(started) + "TypingToAgentsNotification"));
      case ChatCall.TypingToEveryone(ChatKey chat, var typing) ->
          in(chat, operation("Send" + startOrStop(typing.isStart()) + "TypingNotification"));
      case ChatCall.Leave(ChatKey chat) -> in(chat, operation("Leave"));
      case ChatCall.Reread _, ChatCall.ListAll _ -> Optional.empty();
    };
  }

  /** The system's word for a mode, in arming, intruding and switching alike. */
  private static String visibility(Mode mode) {
    return switch (mode) {
      case LISTEN -> "Monitor";
      case WHISPER -> "Coach";
      case BARGE -> "BargeIn";
    };
  }

  private static String startOrStop(boolean started) {
    return started ? "Start" : "Stop";
  }

  private static ObjectNode operation(String name) {
    return JsonNodeFactory.instance.objectNode().put("operationName", name);
  }

  private static Optional<Request> in(ChatKey chat, ObjectNode body) {
    return request(path(chat), body);
  }

  private static Optional<Request> request(String path, ObjectNode body) {
    return Optional.of(new Request(path, body));
  }

  private static String agent(String id) {
    return "/users/" + segment(id);
  }

  /** Where a chat of ours is found. */
  static String path(ChatKey chat) {
    return "/me/chats/" + segment(chat.value());
  }

  /** One segment of a path, whatever characters an id has. */
  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
