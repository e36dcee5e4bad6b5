package dev.earshot.app.simulate.laml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What went wrong with documents and calls, as the real systems show it in their debugger: the last
 * hundred. Any thread.
 */
final class Alerts {
  private static final System.Logger LOG = System.getLogger(Alerts.class.getName());
  private static final int KEPT = 100;

  /**
   * @param code the system's number for it
   */
  record Alert(int code, String call, String message) {}

  private final Deque<Alert> kept = new ArrayDeque<>();

  void raise(int code, String call, String message) {
    LOG.log(System.Logger.Level.WARNING, "{0}: call {1}: {2}", String.valueOf(code), call, message);
    synchronized (this) {
      if (kept.size() == KEPT) {
        kept.removeFirst();
      }
      kept.addLast(new Alert(code, call, message));
    }
  }

  /** Oldest first. */
  synchronized List<Alert> all() {
    return List.copyOf(kept);
  }
}
