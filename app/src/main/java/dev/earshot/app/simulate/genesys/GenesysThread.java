package dev.earshot.app.simulate.genesys;

import dev.earshot.app.simulate.genesys.world.Turns;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The {@code genesys} thread: one thing after the other, some of them later. */
final class GenesysThread implements Turns, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(GenesysThread.class.getName());
  private static final long PATIENCE_SECONDS = 5;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("genesys").factory());

  @Override
  public <T> T in(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, thread)
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (RejectedExecutionException closed) {
      throw new IllegalStateException("the simulator is closed", closed);
    }
  }

  @Override
  public void later(Duration delay, Runnable work) {
    try {
      thread.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "too late for what was to be done");
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the simulator failed at something", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
