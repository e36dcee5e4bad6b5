package dev.earshot.app.supervision.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What follows from one input: a pure function. Nothing is ever sent twice; whatever is not known
 * blocks the composer; the supervisor's mode is what the system shows, not what was asked.
 */
public final class ChatMachine {
  /** Of a change of mode or a message, to show itself (H6; domain model chapter 6). */
  static final Duration CONFIRM = Duration.ofSeconds(5);

  /** Others' typing is forgotten, ours ends, after this. */
  static final Duration TYPING = Duration.ofSeconds(10);

  static final Duration TYPING_PAUSE = Duration.ofSeconds(5);

  /** Between two looks at a chat of which nothing certain is known. */
  static final Duration READ_AGAIN = Duration.ofSeconds(10);

  /** What was asked for within this time need not be asked for again. */
  static final Duration JUST_READ = Duration.ofSeconds(1);

  /** Standing orders end when the supervisor does nothing for so long (H5). */
  static final Duration IDLE = Duration.ofMinutes(30);

  private ChatMachine() {}

  /** All chats after an input, and what to do, in this order. */
  public record Step(Chats chats, List<ChatEffect> effects) {
    public Step {
      effects = List.copyOf(effects);
    }
  }

  /** The step from one state to the next. */
  public static Step next(Chats chats, ChatInput input, Instant now) {
    ChatsMove move = new ChatsMove(chats, now);
    switch (input) {
      case ChatInput.UserInput user -> {
        move.lastAct = now;
        ChatUserMoves.move(move, user);
      }
      case ChatInput.LineChanged(boolean up, String _) -> ChatReports.line(move, up);
      case ChatInput.Seen(ObservedChat seen) -> ChatReports.seen(move, seen);
      case ChatInput.Logged(ChatKey key, List<ChatLine> lines, boolean reread) ->
          ChatLog.logged(move, key, lines, reread);
      case ChatInput.Listed listed -> ChatReports.listed(move, listed.all());
      case ChatInput.AgentsSeen agents -> ChatReports.agents(move, agents.names());
      case ChatInput.Answered answered -> ChatAnswers.answered(move, answered);
      case ChatInput.Ticked() -> ChatTimes.ticked(move);
      case ChatInput.Overflowed() -> move.editAll(ChatMove::doubt);
    }
    return new Step(move.done(), move.effects);
  }

  /**
   * Whether a request that was not sent yet may still be: its world must be the one it was made
   * for. Asked right before sending.
   */
  public static boolean stillWanted(Chats chats, ChatEffect.Call effect) {
    return switch (effect.call()) {
      case ChatCall.Switch(ChatKey key, var _) ->
          chats
              .find(key)
              .flatMap(Chat::switching)
              .filter(change -> change.call() == effect.id())
              .isPresent();
      case ChatCall.SayToEveryone(ChatKey key, var _) ->
          stands(chats, key, effect.id(), Visibility.ALL);
      case ChatCall.TypingToEveryone(ChatKey key, var _) ->
          stands(chats, key, effect.id(), Visibility.ALL);
      case ChatCall.SayToAgents(ChatKey key, var _) ->
          stands(chats, key, effect.id(), Visibility.AGENTS);
      case ChatCall.TypingToAgents(ChatKey key, boolean _) ->
          stands(chats, key, effect.id(), Visibility.AGENTS);
      default -> true;
    };
  }

  /** We are seen so, surely, and no change of mode was asked for before that request. */
  private static boolean stands(Chats chats, ChatKey key, long id, Visibility visibility) {
    return chats
        .find(key)
        .filter(chat -> chat.seen().state() == ChatState.CHATTING)
        .filter(chat -> chat.inForce().equals(visibility.mode()))
        .filter(chat -> chat.switching().filter(change -> change.call() < id).isEmpty())
        .isPresent();
  }
}
