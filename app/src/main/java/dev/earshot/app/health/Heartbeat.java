package dev.earshot.app.health;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether a counter that must grow all the time does so, from one look to the next. Any thread. */
public final class Heartbeat {
  private final LongSupplier counter;
  private final LongSupplier nanoTime;
  private final long patience;
  private long seen;
  private long since;

  /**
   * @param counter grows all the time
   * @param nanoTime as {@link System#nanoTime()}
   * @param patience for how long it may stand still
   */
  public Heartbeat(LongSupplier counter, LongSupplier nanoTime, Duration patience) {
    this.counter = counter;
    this.nanoTime = nanoTime;
    this.patience = patience.toNanos();
    seen = counter.getAsLong();
    since = nanoTime.getAsLong();
  }

  /** False once the counter has stood still for too long. */
  public synchronized boolean beats() {
    long now = nanoTime.getAsLong();
    long count = counter.getAsLong();
    if (count != seen) {
      seen = count;
      since = now;
    }
    return now - since < patience;
  }
}
