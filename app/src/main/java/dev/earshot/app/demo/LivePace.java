package dev.earshot.app.demo;

import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.tour.TourInterrupted;
import dev.earshot.app.demo.tour.TourPace;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Waits for the mixer's clock and moves the simulated world on meanwhile. The {@code demo} thread
 * waits; {@link #interrupt} may be called from any.
 */
public final class LivePace implements TourPace {
  private static final long POLL_NANOS = 2_000_000;
  private static final long STALLED_NANOS = 5_000_000_000L;

  private final MediaClock clock;
  private final LongSupplier nanoTime;
  private final LongConsumer world;
  private volatile String interruption = "";

  /**
   * @param nanoTime tells a stalled mixer from a slow one
   * @param world is told the media time whenever it may have changed
   */
  public LivePace(MediaClock clock, LongSupplier nanoTime, LongConsumer world) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.world = world;
  }

  /** Ends the tour at its next breath. */
  public void interrupt(String why) {
    interruption = why;
  }

  /** Lets the world go on after an interruption. */
  public void resume() {
    interruption = "";
  }

  @Override
  public long now() {
    return clock.millis();
  }

  @Override
  public void pass(long millis) {
    long end = now() + millis;
    long lastNow = now();
    long lastMove = nanoTime.getAsLong();
    do {
      if (!interruption.isEmpty()) {
        throw new TourInterrupted(interruption);
      }
      world.accept(now());
      LockSupport.parkNanos(POLL_NANOS);
      if (now() != lastNow) {
        lastNow = now();
        lastMove = nanoTime.getAsLong();
      } else if (nanoTime.getAsLong() - lastMove > STALLED_NANOS) {
        throw new TourInterrupted("the mixer stands still");
      }
    } while (now() < end);
  }
}
