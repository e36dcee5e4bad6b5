package dev.earshot.app.supervision.chat;

import java.util.List;
import java.util.Optional;

/**
 * Where we write in a chat, without the text, which stays on the screen until it is sent.
 *
 * @param outbox what was sent and has not come back, oldest first
 * @param typing present while others are told that we type
 * @param taken the number the screen gave to the last message that was sent: it clears its text
 */
public record Composer(Draft draft, List<Outgoing> outbox, Optional<OwnTyping> typing, long taken) {
  public static final Composer EMPTY = new Composer(Draft.NONE, List.of(), Optional.empty(), 0);

  public Composer {
    outbox = List.copyOf(outbox);
  }

  Composer with(Draft newDraft) {
    return new Composer(newDraft, outbox, typing, taken);
  }

  Composer with(List<Outgoing> newOutbox) {
    return new Composer(draft, newOutbox, typing, taken);
  }

  Composer with(Optional<OwnTyping> newTyping) {
    return new Composer(draft, outbox, newTyping, taken);
  }
}
