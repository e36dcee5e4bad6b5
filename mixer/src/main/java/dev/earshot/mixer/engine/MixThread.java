package dev.earshot.mixer.engine;

import dev.earshot.mixer.thread.RealtimeScheduling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The edge of this module: the one place that starts threads and reads the clock. The threads
 * {@code mix} are daemons that ask for real-time scheduling.
 */
public final class MixThread {
  /** Deadlines made up for after a delay: 50 or 100 ms, about what a jitter buffer holds. */
  private static final int CATCH_UP = 5;

  private static final Duration LAST_STEP = Duration.ofSeconds(1);

  private final Pacer pacer;
  private final MixLoop loop;
  private final Thread thread;

  /**
   * What one thread does.
   *
   * @param step at each deadline
   * @param end as its last act
   */
  public record Work(Runnable step, Runnable end) {}

  private MixThread(Pacer pacer, MixLoop loop, Thread thread) {
    this.pacer = pacer;
    this.loop = loop;
    this.thread = thread;
  }

  /**
   * Starts a thread for each work; all have the same deadlines. One alone is named {@code mix},
   * several {@code mix-1} and so on.
   */
  public static List<MixThread> start(int tickMillis, List<Work> all) {
    long origin = System.nanoTime();
    List<MixThread> threads = new ArrayList<>();
    for (Work work : all) {
      Pacer pacer = new Pacer(tickMillis * 1_000_000L, CATCH_UP, origin);
      MixLoop loop = new MixLoop(pacer, System::nanoTime, LockSupport::parkNanos, work.step);
      String number = all.size() == 1 ? "" : "-" + (threads.size() + 1);
      threads.add(new MixThread(pacer, loop, thread("mix" + number, loop, work.end)));
    }
    threads.forEach(mix -> mix.thread.start());
    return List.copyOf(threads);
  }

  private static Thread thread(String name, MixLoop loop, Runnable end) {
    return Thread.ofPlatform()
        .name(name)
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
  }

  /** A consumer that hands what it gets to {@code handler} on a thread of its own. */
  public static Consumer<Throwable> elsewhere(Consumer<Throwable> handler) {
    return fault -> Thread.ofVirtual().name("mix-fault").start(() -> handler.accept(fault));
  }

  public long late() {
    return pacer.late();
  }

  public long lateBursts() {
    return pacer.bursts();
  }

  public long longestLateRun() {
    return pacer.longestRun();
  }

  public long skipped() {
    return pacer.skipped();
  }

  /** Lets no further step begin; idempotent. */
  public void stop() {
    loop.stop();
    LockSupport.unpark(thread);
  }

  /** Ends the thread after the step in progress and waits for that at most a second; idempotent. */
  public void close() {
    stop();
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
