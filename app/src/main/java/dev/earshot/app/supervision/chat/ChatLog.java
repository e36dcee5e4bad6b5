package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows from lines of a chat's log: transcript, typing, echoes of our own (H6, H7). Pure.
 */
final class ChatLog {
  private ChatLog() {}

  static void logged(ChatsMove all, ChatKey key, List<ChatLine> lines, boolean reread) {
    if (!all.chats.containsKey(key)) {
      if (!reread) {
        all.call(new ChatCall.ListAll());
      }
      return;
    }
    all.edit(key, chat -> logged(all, chat, lines, reread));
  }

  private static void logged(ChatsMove all, ChatMove chat, List<ChatLine> lines, boolean reread) {
    if (reread && chat.reading.history() < 0) {
      int last = lines.stream().mapToInt(ChatLine::index).max().orElse(0);
      chat.reading = new Chat.Reading(last, chat.reading.gapsUpTo(), chat.reading.askedAt());
    }
    List<ChatLine> fresh =
        lines.stream()
            .filter(line -> !chat.transcript.has(line.index()))
            .sorted(Comparator.comparingInt(ChatLine::index))
            .toList();
    chat.transcript = chat.transcript.with(fresh);
    for (ChatLine line : fresh) {
      if (!reread) {
        typing(all, chat, line);
      }
      if (line.author().self() && line.kind() == ChatLine.Kind.TEXT) {
        echo(all, chat, line);
      }
    }
    askForMissing(all, chat, reread);
  }

  private static void typing(ChatsMove all, ChatMove chat, ChatLine line) {
    switch (line.kind()) {
      case TYPING_STARTED -> {
        if (!line.author().self()) {
          chat.typing.put(line.author().id(), all.now);
        }
      }
      case TYPING_STOPPED, TEXT, LEFT -> chat.typing.remove(line.author().id());
      default -> {
        // Says nothing about typing.
      }
    }
  }

  /** A message came back: seen by whom it was meant for, or an alarm. */
  private static void echo(ChatsMove all, ChatMove chat, ChatLine line) {
    List<Outgoing> outbox = chat.composer.outbox();
    Optional<Outgoing> sent =
        Stream.concat(
                outbox.stream().filter(each -> each.expected() == line.visibility()),
                outbox.stream())
            .filter(each -> each.mayBe(line))
            .findFirst();
    sent.ifPresent(message -> cameBack(all, chat, message));
    if (line.visibility().mayReachCustomer() && !wasForEverybody(chat, line, sent)) {
      alarm(all, chat, line);
    }
  }

  private static void cameBack(ChatsMove all, ChatMove chat, Outgoing message) {
    List<Outgoing> others =
        chat.composer.outbox().stream().filter(each -> each.call() != message.call()).toList();
    chat.composer = chat.composer.with(others);
    all.effects.add(new ChatEffect.Confirmed(message.call()));
  }

  private static boolean wasForEverybody(ChatMove chat, ChatLine line, Optional<Outgoing> sent) {
    if (sent.isPresent()) {
      return sent.get().mode() == Mode.BARGE;
    }
    // Written before us, or by ourselves at another screen while everybody sees us.
    boolean history = line.index() <= chat.reading.history();
    return history || chat.done().inForce().equals(Optional.of(Mode.BARGE));
  }

  private static void alarm(ChatsMove all, ChatMove chat, ChatLine line) {
    String what =
        line.visibility() == Visibility.ALL
            ? "The system shows a message of yours to everybody, the customer included, that was"
                + " not written for everybody."
            : "The system does not say who sees a message of yours that was not written for"
                + " everybody.";
    chat.alarm = Optional.of(new ChatAlarm(line.index(), all.now, what, false));
    chat.bargeAsked = false;
    chat.otherMode();
    all.tell(
        ChatEffect.Kind.LEAK,
        chat.key(),
        "Privacy alarm in " + chat.seen.name() + ": writing is blocked",
        "Message " + line.index() + ". " + what);
  }

  private static void askForMissing(ChatsMove all, ChatMove chat, boolean reread) {
    List<Transcript.Gap> gaps = chat.transcript.gaps();
    if (!reread && !gaps.isEmpty() && gaps.getLast().to() > chat.reading.gapsUpTo()) {
      chat.reading = new Chat.Reading(chat.reading.history(), chat.transcript.last(), all.now);
      all.call(new ChatCall.Reread(chat.key()));
    }
  }
}
