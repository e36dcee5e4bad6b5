package dev.earshot.app.ui.widget;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/**
 * The window's only timer: asks the FX thread to render when there is something new, at most some
 * thirty times a second, and to {@code tick} about twelve times a second, which is enough for
 * meters and timers. A thread of its own rather than an {@code AnimationTimer}, which would have
 * the toolkit draw sixty frames a second of a window in which nothing moves (decision 0196).
 * Started and stopped on the FX thread.
 */
public final class Ticker {
  private static final long PERIOD_MILLIS = 28;
  private static final int PERIODS_PER_TICK = 3;

  private final BooleanSupplier changed;
  private final Runnable render;
  private final Runnable tick;
  private final AtomicBoolean onItsWay = new AtomicBoolean();
  private AtomicBoolean running = new AtomicBoolean();

  /**
   * @param changed whether there is something to render; any thread
   */
  public Ticker(BooleanSupplier changed, Runnable render, Runnable tick) {
    this.changed = changed;
    this.render = render;
    this.tick = tick;
  }

  public void start() {
    if (!running.get()) {
      AtomicBoolean run = new AtomicBoolean(true);
      running = run;
      Thread.ofVirtual().name("ticker").start(() -> run(run));
    }
  }

  public void stop() {
    running.set(false);
  }

  private void run(AtomicBoolean run) {
    try {
      for (int period = 1; run.get(); period++) {
        Thread.sleep(PERIOD_MILLIS);
        boolean due = period % PERIODS_PER_TICK == 0;
        // While the FX thread is busy nothing queues up for it.
        if ((due || changed.getAsBoolean()) && onItsWay.compareAndSet(false, true)) {
          Platform.runLater(() -> step(run, due));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step(AtomicBoolean run, boolean due) {
    onItsWay.set(false);
    if (run.get()) {
      if (changed.getAsBoolean()) {
        render.run();
      }
      if (due) {
        tick.run();
      }
    }
  }
}
