package dev.earshot.app.api;

import java.util.List;
import java.util.Optional;

/** Lets an answer wait for what was handed to the mixer before. Not for the mix or focus thread. */
final class Barrier {
  private Barrier() {}

  /** The mixer takes changes in order, so when an empty one is in force, so is what came before. */
  static ApiAnswer passed(FocusControl focus, String room, ApiAnswer done) {
    return InForce.answer(
        focus.act(room, List.of()), "conference " + room, () -> done, () -> Optional.of(done));
  }
}
