package dev.earshot.audio.sip.dialog;

import java.util.Optional;

/** What can be asked of a call at any time. Sip thread. */
public interface CallControl {
  /** CANCEL, a refusal or BYE, whichever the state requires. */
  void hangUp();

  /** Where descriptions are exchanged now, if anywhere. */
  Optional<Offers> offers();

  /** Asks the peer to call somebody else (RFC 3515). */
  void refer(String target, ReferUser user);
}
