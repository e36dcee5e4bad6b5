package dev.earshot.app.cli;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.ChatBackend;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatCapability;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.ObservedChat;
import dev.earshot.app.supervision.chat.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A system with one agent and one chat, which does at once what it is asked for. */
final class ChatTown implements ChatBackend {
  static final ChatKey CHAT = new ChatKey("c1");

  private final List<ChatCall> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger index = new AtomicInteger();
  private volatile Consumer<ChatInput.Report> reports = _ -> {};
  private volatile ChatState state;
  private volatile Visibility visibility;

  ChatTown(ChatState state, Visibility visibility) {
    this.state = state;
    this.visibility = visibility;
  }

  /** Everything that was asked of it but readings. */
  List<ChatCall> calls() {
    return calls.stream()
        .filter(call -> !(call instanceof ChatCall.Reread || call instanceof ChatCall.ListAll))
        .toList();
  }

  @Override
  public void start(Consumer<ChatInput.Report> listener) {
    reports = listener;
    listener.accept(new ChatInput.LineChanged(true, ""));
    listener.accept(new ChatInput.AgentsSeen(List.of(new ChatInput.AgentName("u1", "Anna Novak"))));
    tell();
    log("Hello?", new ChatLine.Author("c", "Carl", true, false), Visibility.ALL);
  }

  private void tell() {
    reports.accept(
        new ChatInput.Seen(
            new ObservedChat(
                CHAT,
                "Parcel",
                state,
                Optional.empty(),
                List.of(
                    new ChatParticipant("a", "Anna", false, Visibility.ALL, false, "u1"),
                    new ChatParticipant("c", "Carl", true, Visibility.ALL, false, ""),
                    new ChatParticipant("me", "Supervisor", false, visibility, true, "me")),
                Set.of(ChatCapability.values()))));
  }

  private void log(String text, ChatLine.Author author, Visibility seen) {
    ChatLine line =
        new ChatLine(
            index.incrementAndGet(),
            ChatLine.Kind.TEXT,
            author,
            new ChatText(text),
            seen,
            Optional.empty());
    reports.accept(new ChatInput.Logged(CHAT, List.of(line), false));
  }

  @Override
  public void perform(ChatCall call) {
    calls.add(call);
    ChatLine.Author me = new ChatLine.Author("me", "Supervisor", false, true);
    switch (call) {
      case ChatCall.Accept _ -> state = ChatState.CHATTING;
      case ChatCall.Leave _ -> state = ChatState.REVOKED;
      case ChatCall.Switch(var _, Mode mode) -> visibility = Visibility.of(mode);
      case ChatCall.SayToAgents(var _, ChatText text) -> log(text.value(), me, Visibility.AGENTS);
      case ChatCall.SayToEveryone(var _, var text) -> log(text.value(), me, Visibility.ALL);
      case ChatCall.Intrude _ ->
          throw new BackendException(new BackendProblem.NotPermitted("statusCode 5"));
      default -> {}
    }
    tell();
  }
}
