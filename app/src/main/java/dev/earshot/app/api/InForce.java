package dev.earshot.app.api;

import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits until a change is in force (docs/decisions/0021). Not for the mix or focus thread. */
final class InForce {
  /** A change takes one tick of 10 ms; longer means that the mixer is in trouble. */
  static final Duration WITHIN = Duration.ofSeconds(2);

  private InForce() {}

  /**
   * 504 if the mixer did not answer: then nobody knows.
   *
   * @param what it was done to, for example {@code call_sid 7f…}
   * @param done the answer once it is in force
   * @param gone the answer if what it was done to is no longer there; empty if it still is
   */
  static ApiAnswer answer(
      PendingChange change,
      String what,
      Supplier<ApiAnswer> done,
      Supplier<Optional<ApiAnswer>> gone) {
    return switch (change.await(WITHIN)) {
      case Outcome.Applied _ -> done.get();
      case Outcome.Refused refused ->
          gone.get().orElseGet(() -> ApiAnswer.message(500, "refused: " + refused.why()));
      case Outcome.Unanswered _ ->
          ApiAnswer.message(
              504,
              "no answer from the mixer within "
                  + WITHIN.toSeconds()
                  + " s; whether the change to "
                  + what
                  + " is in force is unknown");
    };
  }
}
