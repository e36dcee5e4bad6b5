package dev.earshot.app.ui.chat;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.chat.Arming;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatAgent;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The left side while chats are looked at.
 *
 * @param chats those that go on first
 * @param agents whose chats can be supervised
 * @param banner which standing orders hold; empty if none is known of
 */
record ChatListViewModel(List<ChatRow> chats, List<AgentRow> agents, String banner) {
  /**
   * @param mode word of our mode; {@code ?} if not known
   * @param look style class of its chip
   */
  record ChatRow(
      ChatKey key, String name, String people, String mode, String look, boolean alarm) {}

  /**
   * @param armed what was asked for, in words
   * @param isArmed whether an order holds, as far as is known
   */
  record AgentRow(String id, String name, String armed, boolean isArmed) {}

  static ChatListViewModel of(Chats chats) {
    List<ChatRow> rows =
        chats.chats().stream()
            .sorted(Comparator.comparing((Chat chat) -> !chat.seen().state().live()))
            .map(ChatListViewModel::row)
            .toList();
    List<AgentRow> agents =
        chats.agents().stream()
            .map(agent -> new AgentRow(agent.id(), agent.name(), armed(agent), isArmed(agent)))
            .toList();
    return new ChatListViewModel(rows, agents, banner(chats));
  }

  private static ChatRow row(Chat chat) {
    String people =
        chat.seen().participants().stream()
            .filter(p -> p.role() != Role.SUPERVISOR)
            .map(ChatParticipant::nickname)
            .collect(Collectors.joining(", "));
    boolean alarm = chat.alarm().filter(a -> !a.seen()).isPresent();
    return new ChatRow(chat.key(), chat.seen().name(), people, mode(chat), look(chat), alarm);
  }

  private static String mode(Chat chat) {
    if (chat.seen().state() == ChatState.INVITED) {
      return "Invited";
    }
    if (!chat.seen().state().live()) {
      return "Over";
    }
    return switch (chat.mode().certainty()) {
      case CONFIRMED -> word(chat.mode().value().orElseThrow());
      case REQUESTED, ASSUMED, UNKNOWN -> "?";
    };
  }

  private static String look(Chat chat) {
    Known<Mode> mode = chat.mode();
    if (mode.isSurely(Mode.WHISPER)) {
      return "seen-agents";
    }
    return mode.isSurely(Mode.BARGE) ? "seen-everyone" : "chip-neutral";
  }

  private static String word(Mode mode) {
    return switch (mode) {
      case LISTEN -> "Listen";
      case WHISPER -> "Whisper";
      case BARGE -> "Barge";
    };
  }

  private static boolean isArmed(ChatAgent agent) {
    return agent.arming().value().flatMap(Arming::mode).isPresent();
  }

  private static String armed(ChatAgent agent) {
    Optional<Arming> arming = agent.arming().value();
    if (arming.isEmpty()) {
      return "Armed: ?";
    }
    return arming
        .get()
        .mode()
        .map(mode -> word(mode) + ", " + span(arming.get().span()) + " (requested)")
        .orElse("Not armed");
  }

  private static String span(Span span) {
    return span == Span.NEXT_CHAT ? "next chat" : "all chats";
  }

  private static String banner(Chats chats) {
    return chats.armed().stream()
        .map(agent -> agent.name() + ": " + armed(agent))
        .collect(Collectors.joining("; "));
  }
}
