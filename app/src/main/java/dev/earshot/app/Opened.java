package dev.earshot.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far, to be closed in the opposite order. One thread at a time. */
final class Opened {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Closes everything as the last steps of that end. */
  void close(Shutdown end, Duration patience) {
    parts.forEach(part -> end.then("what was started", part));
    end.run(patience);
  }
}
