package dev.earshot.mixer;

import java.time.Duration;

/** A change on its way to the mix thread. */
public interface PendingChange {
  /** What became of a change. */
  sealed interface Outcome {
    /** In force from this tick on; the mixer's first tick is 1. */
    record Applied(long tick) implements Outcome {}

    /** Not applied, and nothing of its batch was: why, as a sentence. */
    record Refused(String why) implements Outcome {}

    /** The mixer did not answer in time; whether the change is in force is unknown. */
    record Unanswered() implements Outcome {}
  }

  /**
   * Waits until the mix thread has decided, at most {@code timeout}. Never call it on that thread.
   */
  Outcome await(Duration timeout);
}
