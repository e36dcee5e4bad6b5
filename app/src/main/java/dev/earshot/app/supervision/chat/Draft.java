package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/**
 * What is being typed, without its text: for whom it was begun (H1).
 *
 * @param begun whether there is any text
 * @param mode whose audience the screen named when typing began, or that the supervisor agreed to
 *     since; empty if none was certain
 * @param stale whether the mode changed since
 */
public record Draft(boolean begun, Optional<Mode> mode, boolean stale) {
  public static final Draft NONE = new Draft(false, Optional.empty(), false);

  static Draft begun(Optional<Mode> mode) {
    return new Draft(true, mode, false);
  }

  Draft spoilt() {
    return begun ? new Draft(true, mode, true) : this;
  }

  /** Whether it was written for exactly that mode. */
  boolean isFor(Mode now) {
    return !begun || !stale && mode.equals(Optional.of(now));
  }
}
