package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.CalledPhone;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.phone.Leg;
import dev.earshot.mixer.PendingChange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether our own mixer passes the headset on to a call: the mute that Genesys does not have
 * (decision 0171). Guarded by its own monitor; waits for the mix thread, some milliseconds.
 */
final class Desk {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final CalledPhone phone;
  private long mutes;

  Desk(CalledPhone phone) {
    this.phone = phone;
  }

  /** Number of mutes so far; a way to be heard that began before the last one leads nowhere. */
  synchronized long mutes() {
    return mutes;
  }

  /** The headset speaks to no call; returns once the mixer says so. */
  void silence() {
    PendingChange change;
    synchronized (this) {
      mutes++;
      change = phone.talkTo(Optional.empty());
    }
    confirmed(change);
  }

  /**
   * The headset speaks to that call, unless there was a mute since {@code before}; what is open is
   * then said by the gate.
   */
  void talk(Leg leg, long before, BooleanSupplier abandoned) {
    PendingChange change;
    synchronized (this) {
      if (mutes != before || abandoned.getAsBoolean()) {
        throw new BackendException(new BackendProblem.InvalidState("Muted meanwhile"));
      }
      change = phone.talkTo(Optional.of(leg));
    }
    confirmed(change);
  }

  private static void confirmed(PendingChange change) {
    if (!(change.await(PATIENCE) instanceof PendingChange.Outcome.Applied)) {
      throw new BackendException(
          new BackendProblem.Unconfirmed("Your own mixer did not confirm the change"));
    }
  }
}
