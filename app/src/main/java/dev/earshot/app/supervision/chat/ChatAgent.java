package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Known;

/**
 * An agent whose chats can be supervised. The system does not tell whether we are armed for him:
 * after a start that is UNKNOWN, then what we asked for.
 *
 * @param id user id
 */
public record ChatAgent(String id, String name, Known<Arming> arming) {
  ChatAgent with(Known<Arming> newArming) {
    return new ChatAgent(id, name, newArming);
  }
}
