package dev.earshot.app.demo.tour;

import java.util.function.BooleanSupplier;

/**
 * How time passes for a tour. The real one waits for the mixer's clock; that of a test steps the
 * mixer.
 */
public interface TourPace {
  /** Media time in ms since the first sample of the recordings. */
  long now();

  /**
   * Lets media time pass.
   *
   * @throws TourInterrupted if the demo is to end
   */
  void pass(long millis);

  /** Lets media time pass until {@code condition} holds, at most so long; whether it holds. */
  default boolean await(BooleanSupplier condition, long timeoutMillis) {
    long deadline = now() + timeoutMillis;
    while (!condition.getAsBoolean()) {
      if (now() >= deadline) {
        return false;
      }
      pass(10);
    }
    return true;
  }
}
