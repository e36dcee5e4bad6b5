package dev.earshot.app.ui.tour;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DemoView;
import java.util.List;
import java.util.Optional;

/**
 * The demo's caption and its closing card.
 *
 * @param finished lines of the card; empty while the tour runs
 */
public record TourViewModel(String caption, int step, int steps, List<String> finished) {
  /** Present while the demo runs and has something to say. */
  public static Optional<TourViewModel> of(ConsoleSnapshot snapshot) {
    return snapshot.demo().map(TourViewModel::of).filter(TourViewModel::saysSomething);
  }

  private static TourViewModel of(DemoView demo) {
    return new TourViewModel(demo.caption(), demo.step(), demo.steps(), demo.finished());
  }

  private boolean saysSomething() {
    return !caption.isEmpty() || !finished.isEmpty();
  }

  String stepText() {
    return step + " / " + steps;
  }

  double progress() {
    return steps <= 0 ? 0 : Math.clamp((double) step / steps, 0, 1);
  }
}
