package dev.earshot.app.supervision.chat;

/** For how many of an agent's chats a standing order holds. */
public enum Span {
  NEXT_CHAT,
  /** Every future chat, until cancelled: a permanent intrusion (H5). */
  ALL_CHATS
}
