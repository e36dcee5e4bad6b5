package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/**
 * Text that customers will read. It can be made in one way only: in a chat in which a barge is
 * confirmed, nothing is pending, and what stands in the composer was written for everybody (P7,
 * H17). Whatever sends text to customers takes this type and no other.
 */
public final class CustomerVisibleText {
  private final ChatText text;

  private CustomerVisibleText(ChatText text) {
    this.text = text;
  }

  /** Empty unless everybody is meant, surely, and right now. */
  static Optional<CustomerVisibleText> in(Chat chat, ChatText text) {
    return chat.composerState().equals(new ComposerState.Ready(Mode.BARGE))
        ? Optional.of(new CustomerVisibleText(text))
        : Optional.empty();
  }

  /** For the wire. */
  public String value() {
    return text.value();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
