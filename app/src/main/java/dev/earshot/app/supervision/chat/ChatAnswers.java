package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Known;
import java.util.Optional;

/** What follows from the system's answers, which at best mean "accepted". Pure. */
final class ChatAnswers {
  private ChatAnswers() {}

  static void answered(ChatsMove all, ChatInput.Answered answer) {
    long id = answer.id();
    Optional<BackendProblem> problem = answer.problem();
    switch (answer.call()) {
      case ChatCall.Arm(String agent, var _, var _) -> armed(all, agent, "Not armed", problem);
      case ChatCall.Disarm(String agent) -> armed(all, agent, "Not disarmed", problem);
      case ChatCall.Intrude _ -> problem.ifPresent(p -> all.refuse("Not let in", p.what()));
      case ChatCall.Accept(ChatKey key) ->
          all.edit(key, chat -> failed(all, chat, "Not accepted", problem));
      case ChatCall.Switch(ChatKey key, var _) ->
          all.edit(key, chat -> switched(all, chat, id, problem));
      case ChatCall.SayToAgents(ChatKey key, var _) ->
          all.edit(key, chat -> said(all, chat, id, problem));
      case ChatCall.SayToEveryone(ChatKey key, var _) ->
          all.edit(key, chat -> said(all, chat, id, problem));
      case ChatCall.TypingToAgents(ChatKey key, boolean _) ->
          all.edit(key, chat -> missing(all, chat, problem));
      case ChatCall.TypingToEveryone(ChatKey key, var _) ->
          all.edit(key, chat -> missing(all, chat, problem));
      case ChatCall.Leave(ChatKey key) -> all.edit(key, chat -> left(all, chat, problem));
      case ChatCall.Reread(ChatKey key) -> all.edit(key, chat -> missing(all, chat, problem));
      case ChatCall.ListAll() -> {
        // It is asked for again when there is another reason.
      }
    }
  }

  private static void armed(
      ChatsMove all, String id, String what, Optional<BackendProblem> problem) {
    ChatAgent agent = all.agents.get(id);
    if (agent != null && problem.isPresent()) {
      all.agents.put(id, agent.with(Known.unknown(all.now)));
      all.refuse(what + " for " + agent.name(), problem.get().what());
    }
  }

  /** True if the chat is no more. */
  private static boolean missing(ChatsMove all, ChatMove chat, Optional<BackendProblem> problem) {
    boolean gone = problem.orElse(null) instanceof BackendProblem.NotFound;
    if (gone && chat.seen.state().live()) {
      ChatReports.gone(all, chat, problem.orElseThrow().what());
    }
    return gone;
  }

  private static boolean failed(
      ChatsMove all, ChatMove chat, String what, Optional<BackendProblem> problem) {
    if (!missing(all, chat, problem)) {
      problem.ifPresent(p -> all.refuse(chat, what, p.what()));
    }
    return problem.isPresent();
  }

  private static void switched(
      ChatsMove all, ChatMove chat, long id, Optional<BackendProblem> problem) {
    if (chat.switching.filter(change -> change.call() == id).isEmpty()) {
      missing(all, chat, problem);
      return;
    }
    if (problem.isEmpty()) {
      chat.switching =
          chat.switching.map(
              change ->
                  new Switching(
                      id, change.wanted(), all.now.plus(ChatMachine.CONFIRM), change.overtook()));
    } else if (isRefusal(problem.get()) && !chat.switching.get().overtook()) {
      chat.switching = Optional.empty();
      failed(all, chat, "Mode not changed", problem);
    } else {
      failed(all, chat, "Mode not known", problem);
      chat.doubt();
      all.reread(chat);
    }
  }

  private static void said(
      ChatsMove all, ChatMove chat, long id, Optional<BackendProblem> problem) {
    if (problem.isPresent()) {
      boolean refused = isRefusal(problem.get());
      chat.sent(
          id, refused ? Outgoing.Stage.FAILED : Outgoing.Stage.NOT_CONFIRMED, problem.get().what());
      failed(all, chat, refused ? "Not sent" : "Not known whether it was sent", problem);
    }
  }

  private static void left(ChatsMove all, ChatMove chat, Optional<BackendProblem> problem) {
    if (failed(all, chat, "Not left", problem)) {
      chat.leaving = Optional.empty();
    }
  }

  /** Whether the system surely did nothing; otherwise it may have. */
  private static boolean isRefusal(BackendProblem problem) {
    return switch (problem) {
      case BackendProblem.Unconfirmed _,
          BackendProblem.Unavailable _,
          BackendProblem.ProtocolViolation _ ->
          false;
      default -> true;
    };
  }
}
