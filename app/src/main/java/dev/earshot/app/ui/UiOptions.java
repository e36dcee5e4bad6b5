package dev.earshot.app.ui;

import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * How the window is to be.
 *
 * @param clock for running times; its zone is the one times of day are written in
 * @param background computes what would keep the FX thread busy
 */
public record UiOptions(
    Theme theme, double width, double height, Clock clock, Executor background) {
  /** Bright or dark. */
  public enum Theme {
    LIGHT,
    DARK,
    /** As the desktop has it. */
    SYSTEM
  }

  /** 1280 by 800 in the desktop's colours, by the computer's clock. */
  public static UiOptions standard() {
    return new UiOptions(
        Theme.SYSTEM, 1280, 800, Clock.systemDefaultZone(), task -> Thread.ofVirtual().start(task));
  }

  public UiOptions withTheme(Theme newTheme) {
    return new UiOptions(newTheme, width, height, clock, background);
  }

  public UiOptions withSize(double newWidth, double newHeight) {
    return new UiOptions(theme, newWidth, newHeight, clock, background);
  }
}
