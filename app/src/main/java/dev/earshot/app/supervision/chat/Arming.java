package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/**
 * A standing order about an agent's future chats, or that there is none.
 *
 * @param mode in which we would be brought in; empty for none
 */
public record Arming(Optional<Mode> mode, Span span) {
  public static final Arming NONE = new Arming(Optional.empty(), Span.NEXT_CHAT);

  static Arming of(Mode mode, Span span) {
    return new Arming(Optional.of(mode), span);
  }
}
