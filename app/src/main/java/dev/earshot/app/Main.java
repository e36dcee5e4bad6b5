package dev.earshot.app;

import dev.earshot.app.cli.EarshotCommand;
import dev.earshot.app.profile.SettingsFile;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Entry point of Earshot: window and command line. */
public final class Main {
  /** Longest time from Ctrl-C to the end. */
  private static final long END_SECONDS = 3;

  private Main() {}

  public static void main(String[] args) {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> end(stop, stopped)));
    int code;
    try {
      code = EarshotCommand.run(new Consoles(stop, SettingsFile.ofUser()), args);
    } finally {
      stopped.countDown();
    }
    // Not all threads of the window's toolkit are daemons.
    System.exit(code);
  }

  /** Ctrl-C: the machine waits for this thread, so that nothing is left behind. */
  private static void end(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      boolean inTime = stopped.await(END_SECONDS, TimeUnit.SECONDS);
      assert inTime;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
