package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.CallControl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of this user agent, as another one needs it to be transferred to it. Sip thread. */
interface Referable {
  /** How it is steered, once it has begun. */
  @Nullable CallControl control();

  /** The address that takes the place of this call's peer, if it is up. */
  static Optional<String> replacement(Call call) {
    CallControl control = call instanceof Referable referable ? referable.control() : null;
    return control == null ? Optional.empty() : control.replacement();
  }
}
