package dev.earshot.app.simulate.genesys.world;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Operations on chats (genesys-chat.md 2 and 3). */
public final class ChatDesk {
  private final Office office;
  private final ChatFlow flow;

  public ChatDesk(Office office, ChatFlow flow) {
    this.office = office;
    this.flow = flow;
  }

  /** {@code POST /users/{id}/channels/chat}. */
  public Outcome arm(Person who, String agentId, JsonNode body) {
    String operation = VoiceDesk.operation(body);
    Optional<Person> agent = office.byId(agentId).filter(person -> !person.supervises());
    if (!who.supervises()) {
      return Outcome.noPermission();
    }
    if (agent.isEmpty()) {
      return Outcome.notFound("User " + agentId);
    }
    if (operation.equals("CancelSupervisorMonitoring")) {
      return flow.disarm(who, agent.get())
          ? Outcome.OK
          : Outcome.invalid("The user is not monitored");
    }
    return operation.isEmpty()
        ? Outcome.missing("operationName")
        : armed(who, agent.get(), operation, body);
  }

  private Outcome armed(Person who, Person agent, String operation, JsonNode body) {
    String chats = body.path("supervisorMonitoringMode").asString("AllChats");
    Optional<Visibility> mode = Visibility.ofMode(operation);
    if (mode.isEmpty()) {
      return Outcome.invalid("Unknown operation " + operation);
    }
    if (!Set.of("AllChats", "NextChat").contains(chats)) {
      return Outcome.invalid("supervisorMonitoringMode must be AllChats or NextChat");
    }
    // The documented default, which may be an e-mail address: consoles name another one.
    String nickname = body.path("nickname").asString(who.userName());
    boolean all = chats.equals("AllChats");
    flow.arm(new ChatFlow.Arming(who, agent, mode.get(), all, nickname));
    return Outcome.OK;
  }

  /** {@code POST /users/{id}/chats/{chatId}}. */
  public Outcome intrude(Person who, String agentId, String chatId, JsonNode body) {
    Optional<Person> agent = office.byId(agentId);
    Optional<Chat> chat = flow.chat(chatId).filter(c -> agent.flatMap(c::member).isPresent());
    if (chat.isEmpty()) {
      return Outcome.notFound("Chat " + chatId);
    }
    if (!VoiceDesk.operation(body).equals("Intrude")) {
      return Outcome.invalid("Unknown operation " + VoiceDesk.operation(body));
    }
    Optional<ChatFlow.Arming> arming = flow.arming(who, agent.orElseThrow());
    if (arming.isEmpty()) {
      return Outcome.forbidden("The user is not monitored");
    }
    String asked = body.path("supervisorVisibilityMode").asString("");
    Optional<Visibility> mode =
        asked.isEmpty() ? arming.map(ChatFlow.Arming::mode) : Visibility.ofMode(asked);
    if (mode.isEmpty()) {
      return Outcome.invalid("supervisorVisibilityMode must be Monitor, Coach or BargeIn");
    }
    if (!flow.stateFor(chat.get(), who).isEmpty()) {
      return Outcome.invalid("The chat was delivered already");
    }
    ChatMember as = chat.get().newMember(Optional.of(who), arming.get().nickname(), mode.get());
    flow.invite(chat.get(), who, as);
    return Outcome.OK;
  }

  /** {@code POST /me/chats/{id}}. */
  public Outcome act(Person who, String chatId, JsonNode body) {
    Optional<Chat> chat = flow.chat(chatId).filter(known -> !flow.stateFor(known, who).isEmpty());
    String operation = VoiceDesk.operation(body);
    if (operation.isEmpty()) {
      return Outcome.missing("operationName");
    }
    if (chat.isEmpty()) {
      return Outcome.notFound("Chat " + chatId);
    }
    Optional<ChatMember> own = chat.get().member(who);
    return own.isPresent()
        ? within(chat.get(), own.get(), operation, body)
        : invited(chat.get(), who, operation, body);
  }

  private Outcome invited(Chat chat, Person who, String operation, JsonNode body) {
    ChatMember as = chat.invited().remove(who);
    if (as == null || !operation.equals("Accept") && !operation.equals("Reject")) {
      return Outcome.invalid(operation + " is not possible in this state");
    }
    if (operation.equals("Accept")) {
      String nickname = body.path("nickname").asString(as.nickname());
      flow.join(chat, new ChatMember(as.id(), nickname, as.person(), as.visibility()));
    }
    return Outcome.OK;
  }

  private Outcome within(Chat chat, ChatMember own, String operation, JsonNode body) {
    // ToAgents in an operation's name is all that keeps the customer from seeing it.
    Visibility seen = operation.contains("ToAgents") ? Visibility.AGENTS : Visibility.ALL;
    return switch (operation) {
      case "SwitchToMonitor" -> switched(chat, own, Visibility.SUPERVISORS);
      case "SwitchToCoach" -> switched(chat, own, Visibility.AGENTS);
      case "SwitchToBargeIn" -> switched(chat, own, Visibility.ALL);
      case "SendMessage", "SendToAgents" -> text(chat, own, "Text", body.path("text"), seen);
      case "SendCustomNotice", "SendCustomNoticeToAgents" ->
          text(chat, own, "CustomNotice", body.path("noticeText"), seen);
      case "SendStartTypingNotification", "SendStartTypingToAgentsNotification" ->
          typing(chat, own, "TypingStarted", seen);
      case "SendStopTypingNotification", "SendStopTypingToAgentsNotification" ->
          typing(chat, own, "TypingStopped", seen);
      case "Leave" -> {
        flow.leave(chat, own);
        yield Outcome.OK;
      }
      default -> Outcome.invalid("Unknown operation " + operation);
    };
  }

  private Outcome switched(Chat chat, ChatMember own, Visibility to) {
    if (!own.supervisor()) {
      return Outcome.noPermission();
    }
    if (own.visibility() == to) {
      return Outcome.invalid("The chat is in that mode already");
    }
    flow.switchTo(chat, own, to);
    return Outcome.OK;
  }

  private Outcome text(
      Chat chat, ChatMember own, String type, JsonNode text, Visibility visibility) {
    if (!text.isString()) {
      return Outcome.missing(type.equals("Text") ? "text" : "noticeText");
    }
    // The worst that the documents leave open: what goes to the customer is never held back.
    flow.say(chat, own, type, text.asString(), visibility);
    return Outcome.OK;
  }

  private Outcome typing(Chat chat, ChatMember own, String type, Visibility visibility) {
    flow.say(chat, own, type, "", visibility);
    return Outcome.OK;
  }
}
