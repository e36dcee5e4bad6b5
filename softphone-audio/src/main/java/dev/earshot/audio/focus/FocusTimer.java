package dev.earshot.audio.focus;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The {@code focus-timer} thread: does what is due every 100 ms, so that a slow listener of events
 * cannot keep a dead telephone in its room.
 */
final class FocusTimer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FocusTimer.class.getName());
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(300);

  private final Runnable step;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param step what is due; if it throws, it is tried again next time
   */
  FocusTimer(Runnable step) {
    this.step = step;
    this.thread = Thread.ofVirtual().name("focus-timer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** After the step in progress; at most 300 ms. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      if (!thread.join(CLOSE_LIMIT)) {
        LOG.log(Level.WARNING, "the focus timer is still busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the focus could not do what was due", e);
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }
}
