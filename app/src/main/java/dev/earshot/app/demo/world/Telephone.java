package dev.earshot.app.demo.world;

import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Optional;

/** A simulated caller's telephone during one call. Owned by the {@code demo} thread. */
final class Telephone {
  private final Softphone phone;
  private final Leg leg;
  private boolean speaking;

  Telephone(Softphone phone, Leg leg) {
    this.phone = phone;
    this.leg = leg;
  }

  /** Speaks as soon as the call is up; call it again and again. */
  void step() {
    if (!speaking && leg.state() instanceof LegState.Up) {
      phone.talkTo(Optional.of(leg));
      PrivacyGate.Opener opener = phone.microphoneGate();
      speaking = opener.open(opener.gate().generation());
    }
  }

  /** Whether the call is up and the caller speaks into it. */
  boolean inUse() {
    return speaking && leg.state() instanceof LegState.Up;
  }

  boolean dead() {
    return leg.state() instanceof LegState.Down;
  }

  void hangUp() {
    phone.close();
  }
}
