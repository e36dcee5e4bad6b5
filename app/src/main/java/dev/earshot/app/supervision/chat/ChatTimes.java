package dev.earshot.app.supervision.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows from time alone. Pure. */
final class ChatTimes {
  private ChatTimes() {}

  static void ticked(ChatsMove all) {
    all.editAll(
        chat -> {
          if (chat.seen.state().live()) {
            typing(all, chat);
            unconfirmed(all, chat);
            switching(all, chat);
            leaving(all, chat);
            stale(all, chat);
          }
        });
    if (isOver(all, all.lastAct, ChatMachine.IDLE)) {
      all.agents.values().stream()
          .filter(agent -> agent.arming().value().flatMap(Arming::mode).isPresent())
          .toList()
          .forEach(
              agent -> {
                ChatUserMoves.disarm(all, agent.id());
                all.refuse(
                    "Standing order for " + agent.name() + " cancelled",
                    "Nothing was done here for " + ChatMachine.IDLE.toMinutes() + " minutes.");
              });
    }
  }

  private static boolean isOver(ChatsMove all, Instant since, Duration time) {
    return !all.now.isBefore(since.plus(time));
  }

  private static void typing(ChatsMove all, ChatMove chat) {
    chat.typing.values().removeIf(since -> isOver(all, since, ChatMachine.TYPING));
    if (chat.composer
        .typing()
        .filter(own -> isOver(all, own.lastKey(), ChatMachine.TYPING_PAUSE))
        .isPresent()) {
      ChatWriting.stopTyping(all, chat);
    }
  }

  private static void unconfirmed(ChatsMove all, ChatMove chat) {
    for (Outgoing message : chat.composer.outbox()) {
      if (message.stage() == Outgoing.Stage.SENDING
          && isOver(all, message.sentAt(), ChatMachine.CONFIRM)) {
        String why = "The system did not show it within 5 s. It is not sent again.";
        chat.sent(message.call(), Outgoing.Stage.NOT_CONFIRMED, why);
        all.tell(ChatEffect.Kind.PROBLEM, chat.key(), "A message is not confirmed", why);
      }
    }
  }

  private static void switching(ChatsMove all, ChatMove chat) {
    if (chat.switching.filter(change -> !all.now.isBefore(change.due())).isPresent()) {
      all.refuse(chat, "Mode not known", "The change was not confirmed within 5 s.");
      chat.doubt();
      all.reread(chat);
    }
  }

  private static void leaving(ChatsMove all, ChatMove chat) {
    if (chat.leaving.filter(since -> isOver(all, since, ChatMachine.CONFIRM)).isPresent()) {
      chat.leaving = Optional.empty();
      all.refuse(chat, "Not left yet", "The system did not confirm it; the chats are read again.");
      all.call(new ChatCall.ListAll());
    }
  }

  private static void stale(ChatsMove all, ChatMove chat) {
    if (all.up && !chat.fresh && isOver(all, chat.reading.askedAt(), ChatMachine.READ_AGAIN)) {
      all.reread(chat);
    }
  }
}
