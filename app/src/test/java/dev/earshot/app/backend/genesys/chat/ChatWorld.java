package dev.earshot.app.backend.genesys.chat;

import static dev.earshot.app.backend.genesys.chat.Samples.CHAT;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatEffect;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatMachine;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.ComposerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The adapter and the machine together, on one thread and with a clock that a test moves. */
final class ChatWorld {
  final FakeGws gws = new FakeGws();
  final GwsChats adapter = new GwsChats(gws, GwsChats.NEUTRAL_NICKNAME, Runnable::run);
  private final Deque<ChatInput> inputs = new ArrayDeque<>();
  private final List<ChatEffect.Tell> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T20:00:00Z");
  private Chats chats = Chats.none(now);
  private boolean running;
  private long number;

  ChatWorld() {
    adapter.start(this::input);
    adapter.onLine(BackendEvent.Line.UP, "");
  }

  /** In the published chat with that visibility. */
  static ChatWorld in(String visibility) {
    ChatWorld world = new ChatWorld();
    world.told(Samples.seen(visibility));
    return world;
  }

  /** One input and everything that follows from it. */
  void input(ChatInput input) {
    inputs.add(input);
    if (running) {
      return;
    }
    running = true;
    while (!inputs.isEmpty()) {
      ChatMachine.Step step = ChatMachine.next(chats, inputs.poll(), now);
      chats = step.chats();
      step.effects().forEach(this::act);
    }
    running = false;
  }

  private void act(ChatEffect effect) {
    switch (effect) {
      case ChatEffect.Call call -> perform(call);
      case ChatEffect.Tell tell -> told.add(tell);
      case ChatEffect.Confirmed _ -> {}
    }
  }

  private void perform(ChatEffect.Call effect) {
    Optional<BackendProblem> problem = Optional.empty();
    try {
      adapter.perform(effect.call());
    } catch (BackendException e) {
      problem = Optional.of(e.problem());
    }
    inputs.add(new ChatInput.Answered(effect.id(), effect.call(), problem));
  }

  /** A notification arrives. */
  void told(ObjectNode data) {
    adapter.onMessage(Samples.CHANNEL, data);
  }

  void advance(Duration time) {
    now = now.plus(time);
    input(new ChatInput.Ticked());
  }

  void types(Mode shown) {
    input(new ChatInput.Typed(CHAT, Optional.of(shown), false));
  }

  void sends(String text, Mode shown) {
    input(new ChatInput.Send(CHAT, ++number, new ChatText(text), shown));
  }

  void types(String text, Mode shown) {
    types(shown);
    sends(text, shown);
  }

  Chat chat() {
    return chats.find(CHAT).orElseThrow();
  }

  Chats chats() {
    return chats;
  }

  String blocked() {
    return chat().composerState() instanceof ComposerState.Blocked(String why) ? why : "";
  }

  List<ChatEffect.Tell> told() {
    return List.copyOf(told);
  }

  /** Names of the operations asked for in the chat, in order. */
  List<String> operations() {
    return gws.posts().stream().map(ChatWorld::operation).toList();
  }

  private static String operation(String post) {
    return Samples.json(post.substring(post.indexOf(' ') + 1)).path("operationName").asString("");
  }
}
