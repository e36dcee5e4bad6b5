package dev.earshot.app.backend;

import dev.earshot.app.console.ActionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatEffect;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Requests about chats as the screen, the command line and the evidence tell them; never the text
 * of a message. Remembers what is not confirmed yet. Owned by the loop.
 */
final class ChatActions {
  private static final int MOST_OPEN = 200;

  private final Map<Long, String> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
          return size() > MOST_OPEN;
        }
      };

  /** Empty for readings, which ask for nothing. */
  Optional<ConsoleEvent> requested(ChatEffect.Call call, Instant now) {
    Optional<String> text = text(call.call());
    text.ifPresent(what -> open.put(call.id(), what));
    return text.map(what -> event(call.id(), now, what, ActionView.Stage.REQUESTED, ""));
  }

  /** Empty also for an acceptance that comes after its confirmation: what was shown is stronger. */
  Optional<ConsoleEvent> answered(ChatInput.Answered answer, Instant now) {
    boolean confirmed = !open.containsKey(answer.id());
    return text(answer.call())
        .filter(_ -> answer.problem().isPresent() || !confirmed)
        .map(what -> answered(answer, what, now));
  }

  private static ConsoleEvent answered(ChatInput.Answered answer, String what, Instant now) {
    return answer
        .problem()
        .map(p -> event(answer.id(), now, what, ActionView.Stage.FAILED, p.what()))
        .orElseGet(() -> event(answer.id(), now, what, ActionView.Stage.ACCEPTED, ""));
  }

  Optional<ConsoleEvent> confirmed(long id, Instant now) {
    return Optional.ofNullable(open.remove(id))
        .map(what -> event(id, now, what, ActionView.Stage.CONFIRMED, ""));
  }

  private static ConsoleEvent event(
      long id, Instant now, String what, ActionView.Stage stage, String detail) {
    return new ConsoleEvent.ActionChanged(new ActionView(id, now, what, stage, detail));
  }

  private static Optional<String> text(ChatCall call) {
    return switch (call) {
      case ChatCall.Arm(String agent, Mode mode, Span span) ->
          Optional.of("arm " + lower(mode) + " " + lower(span) + " of agent " + agent);
      case ChatCall.Disarm(String agent) -> Optional.of("disarm agent " + agent);
      case ChatCall.Intrude(String agent, ChatKey chat, Mode mode) ->
          in(chat, "intrude with agent " + agent + " to " + lower(mode));
      case ChatCall.Accept(ChatKey chat) -> in(chat, "accept");
      case ChatCall.Switch(ChatKey chat, Mode mode) -> in(chat, "switch to " + lower(mode));
      case ChatCall.SayToAgents(ChatKey chat, var text) ->
          in(chat, "send " + text + " to agents only");
      case ChatCall.SayToEveryone(ChatKey chat, var text) ->
          in(chat, "send " + text + " to everyone");
      case ChatCall.TypingToAgents(ChatKey chat, boolean started) ->
          in(chat, typing(started) + " to agents only");
      case ChatCall.TypingToEveryone(ChatKey chat, var typing) ->
          in(chat, typing(typing.isStart()) + " to everyone");
      case ChatCall.Leave(ChatKey chat) -> in(chat, "leave");
      case ChatCall.Reread _, ChatCall.ListAll _ -> Optional.empty();
    };
  }

  private static Optional<String> in(ChatKey chat, String what) {
    return Optional.of("chat " + chat + ": " + what);
  }

  private static String typing(boolean started) {
    return started ? "show typing" : "show end of typing";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
