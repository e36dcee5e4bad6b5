package dev.earshot.audio.sip.dialog;

import java.util.Optional;

/** What can be asked of a call at any time. Sip thread. */
public interface CallControl {
  /** CANCEL, a refusal or BYE, whichever the state requires. */
  void hangUp();

  /** Where descriptions are exchanged now, if anywhere. */
  Optional<Offers> offers();

  /**
   * The URI by which somebody takes the place of our call at its peer: his address with a Replaces
   * header (RFC 3891 6.1); empty if the call is not up.
   */
  Optional<String> replacement();

  /** Sends a digit by INFO; before the call is answered it does nothing. */
  default void dial(char digit) {}

  /** Asks the peer to call somebody else (RFC 3515). */
  void refer(String target, ReferUser user);
}
