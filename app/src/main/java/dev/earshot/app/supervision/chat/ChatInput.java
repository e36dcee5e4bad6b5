package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Mode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that can move our chats. */
public sealed interface ChatInput {
  /** What the supervisor does. */
  sealed interface UserInput extends ChatInput {}

  record Arm(String agent, Mode mode, Span span) implements UserInput {}

  record Disarm(String agent) implements UserInput {}

  record Intrude(String agent, ChatKey chat, Mode mode) implements UserInput {}

  record Accept(ChatKey chat) implements UserInput {}

  /** To listen or to whisper; a barge is asked for first. */
  record Switch(ChatKey chat, Mode mode) implements UserInput {}

  record AskBarge(ChatKey chat) implements UserInput {}

  record ConfirmBarge(ChatKey chat) implements UserInput {}

  record CancelBarge(ChatKey chat) implements UserInput {}

  /**
   * The text in the composer changed.
   *
   * @param shown the mode whose audience the screen named just then; empty if it named none
   * @param empty whether nothing is left of it
   */
  record Typed(ChatKey chat, Optional<Mode> shown, boolean empty) implements UserInput {}

  /** What stands there is meant for that mode, as it was shown. */
  record Reconfirm(ChatKey chat, Mode shown) implements UserInput {}

  /**
   * @param number of the screen, rising with each message
   * @param shown the mode whose audience the screen named
   */
  record Send(ChatKey chat, long number, ChatText text, Mode shown) implements UserInput {}

  record Leave(ChatKey chat) implements UserInput {}

  /** The supervisor has read the alarm. */
  record Acknowledge(ChatKey chat) implements UserInput {}

  /** What we are in is not left when Earshot closes: the next command goes on with it. */
  record Keep() implements UserInput {}

  /** What the back end reports of its own accord, or because it was asked to read. */
  sealed interface Report extends ChatInput {}

  /**
   * The line to the back end; chats are stale until they are read again.
   *
   * @param detail one sentence, may be empty
   */
  record LineChanged(boolean up, String detail) implements Report {}

  /** The system showed a chat. */
  record Seen(ObservedChat chat) implements Report {}

  /**
   * @param reread whether they were asked for; otherwise they have just been written
   */
  record Logged(ChatKey chat, List<ChatLine> lines, boolean reread) implements Report {
    public Logged {
      lines = List.copyOf(lines);
    }
  }

  /** All chats we are in; whichever is missing is over. */
  record Listed(Set<ChatKey> all) implements Report {
    public Listed {
      all = Set.copyOf(all);
    }
  }

  /** Whose chats can be supervised. */
  record AgentsSeen(List<AgentName> names) implements Report {
    public AgentsSeen {
      names = List.copyOf(names);
    }
  }

  /** An agent there is. */
  record AgentName(String id, String name) {}

  /**
   * @param problem empty if the request was accepted, which proves nothing yet
   */
  record Answered(long id, ChatCall call, Optional<BackendProblem> problem) implements ChatInput {}

  /** Time has passed. */
  record Ticked() implements ChatInput {}

  /** More happened than could be taken in: nothing of what is known may be relied on. */
  record Overflowed() implements ChatInput {}
}
