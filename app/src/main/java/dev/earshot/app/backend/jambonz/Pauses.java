package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;

/** How the adapter waits between two requests; tests let virtual time pass instead. */
@FunctionalInterface
public interface Pauses {
  /** Of the calling thread, which must be one of the back end's own. */
  Pauses REAL =
      duration -> {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new BackendException(new BackendProblem.Unavailable("interrupted"));
        }
      };

  void pause(Duration duration);
}
