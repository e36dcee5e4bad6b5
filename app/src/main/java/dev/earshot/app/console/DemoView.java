package dev.earshot.app.console;

import java.util.List;

/**
 * The demo's banner and, at the end, its card.
 *
 * @param caption what is going on and what to try
 * @param step from 1
 * @param finished lines of the closing card; empty while the tour runs
 */
public record DemoView(
    long seed, double speed, String caption, int step, int steps, List<String> finished) {
  public DemoView {
    finished = List.copyOf(finished);
  }
}
