package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/**
 * That customers will see us typing, or no more. Made under the same conditions as {@link
 * CustomerVisibleText}, but that an end of typing may be told however the text was begun.
 */
public final class CustomerVisibleTyping {
  private final boolean started;

  private CustomerVisibleTyping(boolean started) {
    this.started = started;
  }

  static Optional<CustomerVisibleTyping> started(Chat chat) {
    return chat.composerState().equals(new ComposerState.Ready(Mode.BARGE))
        ? Optional.of(new CustomerVisibleTyping(true))
        : Optional.empty();
  }

  static Optional<CustomerVisibleTyping> stopped(Chat chat) {
    Known<Mode> mode = chat.mode();
    return mode.isSurely(Mode.BARGE)
        ? Optional.of(new CustomerVisibleTyping(false))
        : Optional.empty();
  }

  public boolean isStart() {
    return started;
  }
}
