package dev.earshot.app.console;

/**
 * Holds the latest snapshot. Events may be dispatched from any thread and are reduced one at a
 * time; listeners are told that something changed, at most once until they look again.
 */
public final class ConsoleStore {
  private ConsoleStore() {}

  public void dispatch(ConsoleEvent event) {
    throw new UnsupportedOperationException("in work");
  }

  /** The latest snapshot; also tells the store that the caller has looked. Any thread. */
  public ConsoleSnapshot snapshot() {
    throw new UnsupportedOperationException("in work");
  }

  /** Calls {@code wakeUp} (must not block) when there is something new since the last look. */
  public AutoCloseable onChange(Runnable wakeUp) {
    throw new UnsupportedOperationException("in work");
  }
}
