package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;

/** Where the window gets its snapshots from: the store, or a script in tests. */
public interface ConsoleSource {
  /** The latest snapshot; also says that we have looked. Any thread. */
  ConsoleSnapshot snapshot();

  /**
   * Calls {@code wakeUp} when there is something new since the last look; it does not block.
   * Closing ends that.
   */
  AutoCloseable onChange(Runnable wakeUp);

  /** The store as a source. */
  static ConsoleSource of(ConsoleStore store) {
    return new ConsoleSource() {
      @Override
      public ConsoleSnapshot snapshot() {
        return store.snapshot();
      }

      @Override
      public AutoCloseable onChange(Runnable wakeUp) {
        return store.onChange(wakeUp);
      }
    };
  }
}
