package dev.earshot.mixer.engine;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** What the mix thread runs: waits for each deadline of its {@link Pacer}, then steps. */
public final class MixLoop implements Runnable {
  private final Pacer pacer;
  private final LongSupplier clock;
  private final LongConsumer park;
  private final Runnable step;
  private volatile boolean stopped;

  /**
   * @param clock in nanoseconds, never going back
   * @param park waits about as many nanoseconds; may return early
   */
  public MixLoop(Pacer pacer, LongSupplier clock, LongConsumer park, Runnable step) {
    this.pacer = pacer;
    this.clock = clock;
    this.park = park;
    this.step = step;
  }

  @Override
  public void run() {
    while (!stopped) {
      long wait = pacer.untilDue(clock.getAsLong());
      if (wait > 0) {
        park.accept(wait);
      } else {
        step.run();
      }
    }
  }

  /** Any thread: no step begins from now on. */
  public void stop() {
    stopped = true;
  }
}
