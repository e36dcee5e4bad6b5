package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.console.OpenConsole;
import java.util.Optional;

/** Where the window gets its snapshots from: the store, or a script in tests. */
public interface ConsoleSource {
  /** The latest snapshot; also says that we have looked. Any thread. */
  ConsoleSnapshot snapshot();

  /**
   * Calls {@code wakeUp} when there is something new since the last look; it does not block.
   * Closing ends that.
   */
  AutoCloseable onChange(Runnable wakeUp);

  /** What can be exported of what happened to our voice. */
  default Optional<EvidenceLog> evidence() {
    return Optional.empty();
  }

  /** A console as a source. */
  static ConsoleSource of(OpenConsole console) {
    ConsoleStore store = console.store();
    return new ConsoleSource() {
      @Override
      public Optional<EvidenceLog> evidence() {
        return console.evidence();
      }

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
