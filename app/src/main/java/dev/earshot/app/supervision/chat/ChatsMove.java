package dev.earshot.app.supervision.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All chats being changed by one input, and what follows from it. Lives within one step. */
final class ChatsMove {
  /** Of the chats that are over, so many can still be read. */
  private static final int MOST_ENDED = 20;

  final Instant now;
  final Map<ChatKey, Chat> chats = new LinkedHashMap<>();
  final Map<String, ChatAgent> agents = new LinkedHashMap<>();
  final List<ChatEffect> effects = new ArrayList<>();
  boolean up;
  Instant lastAct;
  boolean kept;
  private long lastId;

  ChatsMove(Chats from, Instant now) {
    this.now = now;
    from.chats().forEach(chat -> chats.put(chat.key(), chat));
    from.agents().forEach(agent -> agents.put(agent.id(), agent));
    up = from.up();
    lastAct = from.lastAct();
    lastId = from.lastId();
    kept = from.kept();
  }

  Chats done() {
    List<ChatKey> ended =
        chats.values().stream().filter(c -> !c.seen().state().live()).map(Chat::key).toList();
    ended.stream().limit(Math.max(0, ended.size() - MOST_ENDED)).forEach(chats::remove);
    return new Chats(
        List.copyOf(chats.values()), List.copyOf(agents.values()), up, lastAct, lastId, kept);
  }

  /** Changes a chat, if there is such a one. */
  void edit(ChatKey key, Consumer<ChatMove> change) {
    Chat chat = chats.get(key);
    if (chat != null) {
      ChatMove move = new ChatMove(chat);
      change.accept(move);
      chats.put(key, move.done());
    }
  }

  void editAll(Consumer<ChatMove> change) {
    List.copyOf(chats.keySet()).forEach(key -> edit(key, change));
  }

  /** Asks the back end; the number of the request. */
  long call(ChatCall call) {
    effects.add(new ChatEffect.Call(++lastId, call));
    return lastId;
  }

  /** Reads a chat and its log again. */
  void reread(ChatMove chat) {
    chat.asked(now);
    call(new ChatCall.Reread(chat.key()));
  }

  void tell(ChatEffect.Kind kind, ChatKey chat, String what, String detail) {
    effects.add(new ChatEffect.Tell(kind, Optional.of(chat), what, detail));
  }

  /** Told in the timeline and beside the chat. */
  void refuse(ChatMove chat, String what, String why) {
    chat.note = Optional.of(what + ": " + why);
    tell(ChatEffect.Kind.PROBLEM, chat.key(), what, why);
  }

  void refuse(String what, String why) {
    effects.add(new ChatEffect.Tell(ChatEffect.Kind.PROBLEM, Optional.empty(), what, why));
  }
}
