package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/** Typing and sending. Pure. */
final class ChatWriting {
  private ChatWriting() {}

  static void typed(ChatsMove all, ChatMove chat, ChatInput.Typed typed) {
    if (typed.empty()) {
      stopTyping(all, chat);
      chat.composer = chat.composer.with(Draft.NONE);
      return;
    }
    if (!chat.composer.draft().begun()) {
      chat.composer = chat.composer.with(Draft.begun(typed.shown()));
    }
    if (chat.done().composerState() instanceof ComposerState.Ready(Mode mode)) {
      if (chat.composer.typing().isEmpty()) {
        tellTyping(all, chat, mode);
      }
      chat.composer = chat.composer.with(Optional.of(new OwnTyping(mode, all.now)));
    }
  }

  private static void tellTyping(ChatsMove all, ChatMove chat, Mode mode) {
    if (mode == Mode.BARGE) {
      CustomerVisibleTyping.started(chat.done())
          .ifPresent(typing -> all.call(new ChatCall.TypingToEveryone(chat.key(), typing)));
    } else {
      all.call(new ChatCall.TypingToAgents(chat.key(), true));
    }
  }

  /** Told to whom the start was told, if they can still be told. */
  static void stopTyping(ChatsMove all, ChatMove chat) {
    Optional<OwnTyping> told = chat.composer.typing();
    chat.composer = chat.composer.with(Optional.<OwnTyping>empty());
    Chat now = chat.done();
    told.filter(typing -> now.mode().isSurely(typing.mode()))
        .ifPresent(
            typing -> {
              if (typing.mode() == Mode.BARGE) {
                CustomerVisibleTyping.stopped(now)
                    .ifPresent(stop -> all.call(new ChatCall.TypingToEveryone(chat.key(), stop)));
              } else {
                all.call(new ChatCall.TypingToAgents(chat.key(), false));
              }
            });
  }

  /** The supervisor says again whom it is for; only what he saw when he said so counts. */
  static void reconfirm(ChatMove chat, Mode shown) {
    if (chat.done().composerState() instanceof ComposerState.Reconfirm(var _, Mode now)
        && now == shown) {
      chat.composer = chat.composer.with(Draft.begun(Optional.of(shown)));
    }
  }

  static void send(ChatsMove all, ChatMove chat, ChatInput.Send send) {
    Optional<String> objection = objection(chat.done().composerState(), send);
    if (objection.isPresent()) {
      all.refuse(chat, "Not sent", objection.get());
      return;
    }
    Optional<ChatCall> call = call(chat.done(), send);
    if (call.isEmpty()) {
      all.refuse(chat, "Not sent", "Not everybody is meant to see it.");
      return;
    }
    long id = all.call(call.get());
    Outgoing message =
        new Outgoing(id, send.shown(), send.text(), all.now, Outgoing.Stage.SENDING, "");
    stopTyping(all, chat);
    chat.composer =
        new Composer(
            Draft.NONE,
            ChatUserMoves.added(chat.composer.outbox(), message),
            Optional.empty(),
            send.number());
  }

  private static Optional<ChatCall> call(Chat chat, ChatInput.Send send) {
    return send.shown() == Mode.BARGE
        ? CustomerVisibleText.in(chat, send.text())
            .map(text -> new ChatCall.SayToEveryone(chat.key(), text))
        : Optional.of(new ChatCall.SayToAgents(chat.key(), send.text()));
  }

  private static Optional<String> objection(ComposerState state, ChatInput.Send send) {
    return switch (state) {
      case ComposerState.Blocked(String why) -> Optional.of(why);
      case ComposerState.Reconfirm _ ->
          Optional.of("It was begun for others than would see it now. Say again whom it is for.");
      case ComposerState.Ready(Mode mode) when mode != send.shown() ->
          Optional.of("Others would have seen it than the screen said.");
      case ComposerState.Ready _ when send.text().value().isBlank() ->
          Optional.of("There is nothing to send.");
      case ComposerState.Ready _ -> Optional.empty();
    };
  }
}
