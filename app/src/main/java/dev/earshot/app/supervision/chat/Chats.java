package dev.earshot.app.supervision.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything about chats at one moment.
 *
 * @param chats in the order in which they came; the latest of those that are over are kept
 * @param agents whose chats can be supervised
 * @param up whether the line to the system holds
 * @param lastAct when the supervisor did something last
 * @param lastId number of the last request
 * @param kept whether we stay in our chats when Earshot closes
 */
public record Chats(
    List<Chat> chats,
    List<ChatAgent> agents,
    boolean up,
    Instant lastAct,
    long lastId,
    boolean kept) {
  /** Numbers of requests about chats begin here, so that they meet no others on the screen. */
  private static final long FIRST_ID = 1_000_000;

  public Chats {
    chats = List.copyOf(chats);
    agents = List.copyOf(agents);
  }

  /** Nothing is known yet. */
  public static Chats none(Instant now) {
    return new Chats(List.of(), List.of(), false, now, FIRST_ID, false);
  }

  public Optional<Chat> find(ChatKey key) {
    return chats.stream().filter(chat -> chat.key().equals(key)).findFirst();
  }

  public Optional<ChatAgent> agent(String id) {
    return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
  }

  /** Agents we have a standing order for, as far as we know. */
  public List<ChatAgent> armed() {
    return agents.stream()
        .filter(agent -> agent.arming().value().flatMap(Arming::mode).isPresent())
        .toList();
  }
}
