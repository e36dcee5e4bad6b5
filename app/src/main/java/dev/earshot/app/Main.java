package dev.earshot.app;

import dev.earshot.app.cli.EarshotCommand;
import dev.earshot.app.demo.DemoOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Entry point of Earshot: window and command line. */
public final class Main {
  /** Longest time from Ctrl-C to the end. */
  private static final long END_SECONDS = 3;

  private Main() {}

  public static void main(String[] args) {
    int code = EarshotCommand.run(Main::demo, args);
    // Not all threads of the window's toolkit are daemons.
    System.exit(code);
  }

  private static int demo(DemoOptions options, PrintWriter out) throws IOException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> end(stop, stopped)));
    try {
      return new DemoRun(options, out, stop).perform();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      stopped.countDown();
    }
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
