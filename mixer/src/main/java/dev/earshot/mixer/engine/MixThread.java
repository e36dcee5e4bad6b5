package dev.earshot.mixer.engine;

import dev.earshot.mixer.thread.RealtimeScheduling;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The edge of this module: the one place that starts threads and reads the clock. The thread {@code
 * mix} is a daemon that asks for real-time scheduling.
 */
public final class MixThread {
  /** Deadlines made up for after a delay: 50 or 100 ms, about what a jitter buffer holds. */
  private static final int CATCH_UP = 5;

  private static final Duration LAST_STEP = Duration.ofSeconds(1);

  private final Pacer pacer;
  private final MixLoop loop;
  private final Thread thread;

  private MixThread(Pacer pacer, MixLoop loop, Thread thread) {
    this.pacer = pacer;
    this.loop = loop;
    this.thread = thread;
  }

  /**
   * @param step run on the mix thread at each deadline
   * @param end run on the mix thread as its last act
   */
  public static MixThread start(int tickMillis, Runnable step, Runnable end) {
    Pacer pacer = new Pacer(tickMillis * 1_000_000L, CATCH_UP);
    MixLoop loop = new MixLoop(pacer, System::nanoTime, LockSupport::parkNanos, step);
    Thread thread =
        Thread.ofPlatform()
            .name("mix")
            .daemon()
            .priority(Thread.MAX_PRIORITY)
            .unstarted(
                () -> {
                  RealtimeScheduling.request();
                  try {
                    loop.run();
                  } finally {
                    end.run();
                  }
                });
    thread.start();
    return new MixThread(pacer, loop, thread);
  }

  /** A consumer that hands what it gets to {@code handler} on a thread of its own. */
  public static Consumer<Throwable> elsewhere(Consumer<Throwable> handler) {
    return fault -> Thread.ofVirtual().name("mix-fault").start(() -> handler.accept(fault));
  }

  public long late() {
    return pacer.late();
  }

  public long skipped() {
    return pacer.skipped();
  }

  /** Ends the thread after the step in progress and waits for that at most a second; idempotent. */
  public void close() {
    loop.stop();
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(LAST_STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
