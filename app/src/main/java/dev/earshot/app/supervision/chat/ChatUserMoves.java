package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What follows from what the supervisor does. Pure. */
final class ChatUserMoves {
  private ChatUserMoves() {}

  static void move(ChatsMove all, ChatInput.UserInput input) {
    switch (input) {
      case ChatInput.Arm(String agent, Mode mode, Span span) -> arm(all, agent, mode, span);
      case ChatInput.Disarm(String agent) -> disarm(all, agent);
      case ChatInput.Intrude(String agent, ChatKey chat, Mode mode) ->
          all.call(new ChatCall.Intrude(agent, chat, mode));
      case ChatInput.Accept(ChatKey key) -> inChat(all, key, chat -> accept(all, chat));
      case ChatInput.Switch(ChatKey key, Mode mode) ->
          inChat(all, key, chat -> ask(all, chat, mode));
      case ChatInput.AskBarge(ChatKey key) -> inChat(all, key, chat -> askBarge(all, chat));
      case ChatInput.ConfirmBarge(ChatKey key) -> inChat(all, key, chat -> confirm(all, chat));
      case ChatInput.CancelBarge(ChatKey key) -> all.edit(key, chat -> chat.bargeAsked = false);
      case ChatInput.Typed typed ->
          all.edit(typed.chat(), chat -> ChatWriting.typed(all, chat, typed));
      case ChatInput.Reconfirm(ChatKey key, Mode shown) ->
          all.edit(key, chat -> ChatWriting.reconfirm(chat, shown));
      case ChatInput.Send send ->
          inChat(all, send.chat(), chat -> ChatWriting.send(all, chat, send));
      case ChatInput.Leave(ChatKey key) -> inChat(all, key, chat -> leave(all, chat));
      case ChatInput.Keep() -> all.kept = true;
      case ChatInput.Acknowledge(ChatKey key) ->
          all.edit(key, chat -> chat.alarm = chat.alarm.map(ChatAlarm::acknowledged));
    }
  }

  /** Whatever is done in a chat takes the note of before away. */
  private static void inChat(ChatsMove all, ChatKey key, Consumer<ChatMove> what) {
    if (!all.chats.containsKey(key)) {
      all.refuse("Chat " + key + " is not known", "It was never delivered, or it is long over.");
    }
    all.edit(
        key,
        chat -> {
          chat.note = Optional.empty();
          what.accept(chat);
        });
  }

  private static void arm(ChatsMove all, String id, Mode mode, Span span) {
    ChatAgent agent = all.agents.getOrDefault(id, new ChatAgent(id, id, Known.unknown(all.now)));
    all.agents.put(id, agent.with(Known.requested(Arming.of(mode, span), all.now)));
    all.call(new ChatCall.Arm(id, mode, span));
  }

  static void disarm(ChatsMove all, String id) {
    ChatAgent agent = all.agents.getOrDefault(id, new ChatAgent(id, id, Known.unknown(all.now)));
    all.agents.put(id, agent.with(Known.requested(Arming.NONE, all.now)));
    all.call(new ChatCall.Disarm(id));
  }

  private static void accept(ChatsMove all, ChatMove chat) {
    if (chat.seen.state() == ChatState.INVITED) {
      all.call(new ChatCall.Accept(chat.key()));
    } else {
      all.refuse(chat, "Not accepted", "We are not invited to this chat.");
    }
  }

  private static void askBarge(ChatsMove all, ChatMove chat) {
    Optional<String> objection = objection(chat, Mode.BARGE);
    objection.ifPresent(why -> all.refuse(chat, "No barge", why));
    chat.bargeAsked = objection.isEmpty() && !chat.done().mode().isSurely(Mode.BARGE);
  }

  private static void confirm(ChatsMove all, ChatMove chat) {
    if (chat.bargeAsked) {
      chat.bargeAsked = false;
      change(all, chat, Mode.BARGE);
    }
  }

  private static void ask(ChatsMove all, ChatMove chat, Mode mode) {
    chat.bargeAsked = false;
    if (mode == Mode.BARGE) {
      askBarge(all, chat);
    } else if (!chat.done().mode().isSurely(mode) && !asksFor(chat, mode)) {
      change(all, chat, mode);
    }
  }

  private static boolean asksFor(ChatMove chat, Mode mode) {
    return chat.switching.filter(change -> change.wanted() == mode).isPresent();
  }

  private static void change(ChatsMove all, ChatMove chat, Mode mode) {
    Optional<String> objection = objection(chat, mode);
    if (objection.isPresent()) {
      all.refuse(chat, "Mode not changed", objection.get());
      return;
    }
    ChatWriting.stopTyping(all, chat);
    long id = all.call(new ChatCall.Switch(chat.key(), mode));
    boolean overtakes = chat.switching.isPresent();
    chat.switching =
        Optional.of(new Switching(id, mode, all.now.plus(ChatMachine.CONFIRM), overtakes));
  }

  /** Why a mode cannot be asked for now; going quieter pre-empts what is on its way. */
  static Optional<String> objection(ChatMove chat, Mode mode) {
    if (chat.seen.state() != ChatState.CHATTING || chat.leaving.isPresent()) {
      return Optional.of("We are not in this chat.");
    }
    boolean quieter = mode == Mode.LISTEN;
    if (chat.switching.isPresent()) {
      return quieter ? Optional.empty() : Optional.of("A change is on its way already.");
    }
    if (!chat.fresh && !quieter) {
      return Optional.of("What is in force is not known; it is being read again.");
    }
    return chat.seen.capabilities().contains(ChatCapability.changeTo(mode))
        ? Optional.empty()
        : Optional.of("The system does not offer it in this chat now.");
  }

  private static void leave(ChatsMove all, ChatMove chat) {
    if (!chat.seen.state().live()) {
      return;
    }
    ChatWriting.stopTyping(all, chat);
    chat.leaving = Optional.of(all.now);
    chat.bargeAsked = false;
    all.call(new ChatCall.Leave(chat.key()));
  }

  /** Adds to the outbox; what failed before has been seen by now. */
  static List<Outgoing> added(List<Outgoing> outbox, Outgoing message) {
    return Stream.concat(
            outbox.stream().filter(each -> each.stage() != Outgoing.Stage.FAILED),
            Stream.of(message))
        .toList();
  }
}
