package dev.earshot.app.backend.local;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Waits for the mixer and says what went wrong in the words of back ends. */
final class InForce {
  /** Many ticks: a mixer that takes longer has stopped. */
  private static final Duration TICKS = Duration.ofMillis(500);

  private InForce() {}

  /** Returns once the change is in force. */
  static void await(PendingChange change, String what) {
    switch (change.await(TICKS)) {
      case Outcome.Applied applied -> {}
      case Outcome.Refused(String why) ->
          throw new BackendException(new BackendProblem.InvalidState(why));
      case Outcome.Unanswered() ->
          throw new BackendException(
              new BackendProblem.Unconfirmed("The mixer did not confirm " + what));
    }
  }

  static void unless(BooleanSupplier abandoned, String givenUp) {
    if (abandoned.getAsBoolean()) {
      throw gone(givenUp);
    }
  }

  static BackendException outside() {
    return gone("Not in a conference");
  }

  static UUID callSid(ParticipantKey key) {
    try {
      return UUID.fromString(key.value());
    } catch (IllegalArgumentException e) {
      throw gone("There is no such participant");
    }
  }

  static BackendException gone(String what) {
    return new BackendException(new BackendProblem.NotFound(what));
  }
}
