package dev.earshot.app.simulate.genesys.world;

import java.time.Duration;
import java.util.function.Supplier;

/** The thread that everything of this package belongs to. Any thread may ask. */
public interface Turns {
  /**
   * Does something there and waits for what comes of it.
   *
   * @throws IllegalStateException if it takes longer than five seconds, or the simulator is closed
   */
  <T> T in(Supplier<T> work);

  /** Does something there later; nothing if the simulator is closed by then. */
  void later(Duration delay, Runnable work);
}
