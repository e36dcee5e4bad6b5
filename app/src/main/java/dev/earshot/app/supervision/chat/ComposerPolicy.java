package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/** Why nothing may be written (P7, H2 to H4, H7). Pure. */
final class ComposerPolicy {
  private ComposerPolicy() {}

  /** The first reason, most important first; empty if there is none. */
  static Optional<String> objection(Chat chat) {
    if (chat.alarm().filter(alarm -> !alarm.seen()).isPresent()) {
      return Optional.of("Privacy alarm: read what it says first.");
    }
    Optional<String> state = state(chat);
    if (state.isPresent()) {
      return state;
    }
    Known<Mode> mode = chat.mode();
    if (mode.certainty() != Certainty.CONFIRMED) {
      return Optional.of("Who would see you is not known: nothing can be sent.");
    }
    return switch (mode.value().orElseThrow()) {
      case LISTEN -> Optional.of("You are listening: whisper or barge to write.");
      case WHISPER -> whisper(chat);
      case BARGE -> missing(chat, ChatCapability.SEND_TO_ALL);
    };
  }

  private static Optional<String> state(Chat chat) {
    return switch (chat.seen().state()) {
      case INVITED -> Optional.of("Accept the chat to take part.");
      case REVOKED, COMPLETED, GONE -> Optional.of("This chat is over; it can still be read.");
      case OTHER -> Optional.of("The system names a state that Earshot does not know.");
      case CHATTING -> moving(chat);
    };
  }

  private static Optional<String> moving(Chat chat) {
    if (chat.leaving().isPresent()) {
      return Optional.of("You are leaving this chat.");
    }
    return chat.switching().map(_ -> "A change of mode is asked for, not confirmed yet.");
  }

  private static Optional<String> whisper(Chat chat) {
    if (chat.alarm().isPresent()) {
      return Optional.of("A whisper was shown to everybody in this chat: no more whispers here.");
    }
    if (!chat.seen().hasAgent()) {
      return Optional.of("No agent is left in this chat: nobody to whisper to.");
    }
    return missing(chat, ChatCapability.SEND_TO_AGENTS);
  }

  private static Optional<String> missing(Chat chat, ChatCapability needed) {
    return chat.seen().capabilities().contains(needed)
        ? Optional.empty()
        : Optional.of("The system does not let you write here now.");
  }
}
