package dev.earshot.app.cli;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Arming;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatAgent;
import dev.earshot.app.supervision.chat.ChatAudience;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.ComposerState;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Chats as JSON objects; the README lists their fields. Pure. */
final class ChatEventText {
  private ChatEventText() {}

  /** Every chat and every agent, without the text of messages. */
  static void chats(ObjectNode line, Chats chats) {
    line.put("event", "chats");
    ArrayNode all = line.putArray("chats");
    for (Chat chat : chats.chats()) {
      ObjectNode one = JsonNodeFactory.instance.objectNode();
      chat(one, chat);
      all.add(one);
    }
    ArrayNode agents = line.putArray("agents");
    chats.agents().forEach(agent -> agents.add(agent(agent)));
  }

  /** Adds a chat's fields. */
  static void chat(ObjectNode line, Chat chat) {
    Known<Mode> mode = chat.mode();
    line.put("chat", chat.key().value())
        .put("name", chat.seen().name())
        .put("state", EventText.lower(chat.seen().state()));
    line.putObject("mode")
        .put("value", mode.value().map(EventText::lower).orElse("?"))
        .put("certainty", EventText.lower(mode.certainty()));
    ChatAudience audience = ChatAudience.of(chat);
    names(line.putArray("seenBy"), audience.surely());
    names(line.putArray("unsureOf"), audience.possibly());
    names(line.putArray("notSeenBy"), audience.surelyNot());
    line.put("composer", composer(chat.composerState()));
    line.put("alarm", chat.alarm().map(alarm -> alarm.what()).orElse(null));
    ArrayNode participants = line.putArray("people");
    chat.seen().participants().forEach(p -> participants.add(participant(p)));
    line.put("messages", chat.transcript().lines().stream().filter(ChatEventText::shown).count());
    line.put("missing", chat.transcript().gaps().stream().mapToInt(gap -> gap.size()).sum());
  }

  static boolean shown(ChatLine line) {
    return line.kind().shown();
  }

  private static void names(ArrayNode array, Iterable<String> names) {
    names.forEach(array::add);
  }

  private static String composer(ComposerState state) {
    return switch (state) {
      case ComposerState.Ready(Mode mode) -> "ready: " + EventText.lower(mode);
      case ComposerState.Reconfirm _ -> "to be confirmed again";
      case ComposerState.Blocked(String why) -> "blocked: " + why;
    };
  }

  private static ObjectNode participant(ChatParticipant p) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("participant", p.id())
        .put("nickname", p.nickname())
        .put("role", EventText.lower(p.role()))
        .put("self", p.self())
        .put("visibility", EventText.lower(p.visibility()));
  }

  /** An agent, and what we asked for about his chats. */
  static ObjectNode agent(ChatAgent agent) {
    Known<Arming> arming = agent.arming();
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("agent", agent.id()).put("name", agent.name());
    json.putObject("armed")
        .put(
            "value",
            arming.value().map(a -> a.mode().map(EventText::lower).orElse("no")).orElse("?"))
        .put(
            "span",
            arming
                .value()
                .filter(a -> a.mode().isPresent())
                .map(a -> EventText.lower(a.span()))
                .orElse(null))
        .put("certainty", EventText.lower(arming.certainty()));
    return json;
  }

  /** Adds one entry of a log, with its text. */
  static void line(ObjectNode json, Chat chat, ChatLine line) {
    json.put("chat", chat.key().value())
        .put("index", line.index())
        .put("kind", EventText.lower(line.kind()))
        .put("from", line.author().nickname())
        .put("self", line.author().self())
        .put("customer", line.author().customer())
        .put("visibility", EventText.lower(line.visibility()))
        .put("text", line.text().value())
        .put("time", line.at().map(Instant::toString).orElse(null));
  }
}
