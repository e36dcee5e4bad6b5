package dev.earshot.audio.phone;

import java.util.Optional;

/**
 * What is wished of holding one call and how far the peer has agreed; one question at a time.
 * Guarded by whoever owns it.
 */
final class HoldWish {
  private boolean wanted;
  private boolean agreed;

  /** The hold or resume that the peer has been asked for and not yet answered. */
  private Optional<Boolean> asked = Optional.empty();

  void want(boolean hold) {
    wanted = hold;
  }

  boolean wanted() {
    return wanted;
  }

  /** What is to be asked of the peer now, if anything; from now on the answer is waited for. */
  Optional<Boolean> question() {
    if (asked.isPresent() || wanted == agreed) {
      return Optional.empty();
    }
    asked = Optional.of(wanted);
    return asked;
  }

  /** Whether there is nothing to ask: what is wanted is agreed. */
  boolean settled() {
    return asked.isEmpty() && wanted == agreed;
  }

  /**
   * The peer has answered.
   *
   * @param accepted whether it is so now
   */
  void answered(boolean accepted) {
    if (accepted) {
      agreed = asked.orElse(agreed);
    }
    asked = Optional.empty();
  }
}
