package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;

/** One request to the back end. Each is sent at most once. */
public sealed interface ChatCall {
  /** A standing order for an agent. */
  record Arm(String agent, Mode mode, Span span) implements ChatCall {}

  record Disarm(String agent) implements ChatCall {}

  /** Into a chat that an agent is in already. */
  record Intrude(String agent, ChatKey chat, Mode mode) implements ChatCall {}

  record Accept(ChatKey chat) implements ChatCall {}

  record Switch(ChatKey chat, Mode mode) implements ChatCall {}

  /** Customers do not see it. */
  record SayToAgents(ChatKey chat, ChatText text) implements ChatCall {}

  record SayToEveryone(ChatKey chat, CustomerVisibleText text) implements ChatCall {}

  record TypingToAgents(ChatKey chat, boolean started) implements ChatCall {}

  record TypingToEveryone(ChatKey chat, CustomerVisibleTyping typing) implements ChatCall {}

  record Leave(ChatKey chat) implements ChatCall {}

  /** Read the chat and its log again. */
  record Reread(ChatKey chat) implements ChatCall {}

  /** Read again which chats there are. */
  record ListAll() implements ChatCall {}
}
