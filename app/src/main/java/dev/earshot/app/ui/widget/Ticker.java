package dev.earshot.app.ui.widget;

import javafx.animation.AnimationTimer;

/**
 * The window's only timer: asks {@code everyPulse} at each pulse, and calls {@code tick} about
 * twelve times a second, which is enough for meters and timers and cheap. FX thread only.
 */
public final class Ticker extends AnimationTimer {
  private static final long PERIOD_NANOS = 83_000_000;
  private final Runnable everyPulse;
  private final Runnable tick;
  private long next = Long.MIN_VALUE;

  public Ticker(Runnable everyPulse, Runnable tick) {
    this.everyPulse = everyPulse;
    this.tick = tick;
  }

  @Override
  public void handle(long now) {
    everyPulse.run();
    if (now >= next) {
      next = now + PERIOD_NANOS;
      tick.run();
    }
  }
}
