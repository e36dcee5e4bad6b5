package dev.earshot.app.demo.ear;

import java.util.function.LongSupplier;

/**
 * Time as the mixer counts it. All recordings and phases of a demo are relative to its {@code
 * origin}. Any thread.
 *
 * @param ticks ticks the mixer has done
 * @param origin tick that is time 0
 * @param tickMillis duration of a tick
 */
public record MediaClock(LongSupplier ticks, long origin, int tickMillis) {
  /** Ticks since the origin; negative before it. */
  public long tick() {
    return ticks.getAsLong() - origin;
  }

  public long millis() {
    return tick() * tickMillis;
  }
}
