package dev.earshot.app;

import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.WayOut;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends things one after the other, each whatever became of the one before, and gives up waiting
 * after a while.
 */
final class Shutdown {
  private static final Logger LOG = System.getLogger(Shutdown.class.getName());

  private final List<Step> steps = new ArrayList<>();

  private record Step(String what, AutoCloseable action) {}

  Shutdown then(String what, AutoCloseable action) {
    steps.add(new Step(what, action));
    return this;
  }

  /** Out of the conference and away from its system; the gate must be shut for good by then. */
  Shutdown leaving(ConferenceBackend backend) {
    WayOut.of(backend).forEach(way -> then(way.what(), way.step()));
    return this;
  }

  /** Runs all steps in order; returns after {@code patience} even if one of them hangs. */
  void run(Duration patience) {
    Thread worker = Thread.ofVirtual().name("backend-shutdown").start(this::runAll);
    try {
      if (!worker.join(patience)) {
        LOG.log(Level.WARNING, "not everything ended within {0} ms", patience.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runAll() {
    for (Step step : steps) {
      try {
        step.action().close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "while ending " + step.what(), e);
      }
    }
  }
}
