package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/**
 * Says once in the log how long it took from the start of the process to a list on the screen: two
 * steps of the window's ticker after the first snapshot with a conference in it ({@code
 * .build/StartUp.java} reads it). FX thread only, but for the question whether it still waits.
 */
final class FirstList {
  private static final System.Logger LOG = System.getLogger(FirstList.class.getName());

  /** Each is longer than a pulse: the first lays out and paints what the second then shows. */
  private static final int STEPS = 2;

  private final Clock clock;
  private int steps;
  private volatile boolean awaited = true;

  FirstList(Clock clock) {
    this.clock = clock;
  }

  boolean isAwaited() {
    return awaited;
  }

  /** Called at each step while it is awaited, after what is shown has been rendered. */
  void step(ConsoleSnapshot shown) {
    if (shown.conferences().isEmpty()) {
      return;
    }
    if (steps++ == STEPS) {
      awaited = false;
      ProcessHandle.current()
          .info()
          .startInstant()
          .ifPresent(
              start ->
                  LOG.log(
                      Level.INFO,
                      "list shown {0} ms after the start",
                      Long.toString(Duration.between(start, clock.instant()).toMillis())));
    }
  }
}
