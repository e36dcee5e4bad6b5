package dev.earshot.app.backend.leg;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How an adapter waits; tests let virtual time pass instead. */
public interface Pauses {
  /** Of the calling thread, which must be one of the back end's own. */
  Pauses REAL =
      new Pauses() {
        @Override
        public void pause(Duration duration) {
          try {
            Thread.sleep(duration);
          } catch (InterruptedException e) {
            throw interrupted();
          }
        }

        @Override
        public boolean await(CompletableFuture<?> event, Duration patience) {
          try {
            event.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
          } catch (ExecutionException e) {
            return true;
          } catch (TimeoutException e) {
            return false;
          } catch (InterruptedException e) {
            throw interrupted();
          }
        }

        private BackendException interrupted() {
          Thread.currentThread().interrupt();
          return new BackendException(new BackendProblem.Unavailable("interrupted"));
        }
      };

  void pause(Duration duration);

  /**
   * @return whether it happened, well or badly, within {@code patience}
   */
  boolean await(CompletableFuture<?> event, Duration patience);
}
