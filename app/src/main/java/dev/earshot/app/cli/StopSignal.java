package dev.earshot.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM as something to look at. While it is open the process waits for its closing
 * before it ends, at most three seconds, so that nobody is left in a conference.
 */
final class StopSignal implements AutoCloseable {
  private static final long END_SECONDS = 3;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("shutdown").unstarted(this::end);

  private StopSignal() {}

  static StopSignal watch() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  boolean asked() {
    return asked.getCount() == 0;
  }

  private void end() {
    asked.countDown();
    try {
      boolean inTime = ended.await(END_SECONDS, TimeUnit.SECONDS);
      assert inTime;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (!asked()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyEnding) {
        // Ctrl-C came meanwhile; the hook returns at once.
      }
    }
  }
}
