package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/**
 * Says once in the log how long it took from the start of the process to a list on the screen: two
 * pulses after the first snapshot with a conference in it ({@code .build/StartUp.java} reads it).
 * FX thread only.
 */
final class FirstList {
  private static final System.Logger LOG = System.getLogger(FirstList.class.getName());

  /** The first pulse lays out and paints what the second then shows. */
  private static final int PULSES = 2;

  private final Clock clock;
  private int pulses;

  FirstList(Clock clock) {
    this.clock = clock;
  }

  /** Called at each pulse, after what is shown has been rendered. */
  void pulse(ConsoleSnapshot shown) {
    if (pulses > PULSES || shown.conferences().isEmpty()) {
      return;
    }
    if (pulses++ == PULSES) {
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
