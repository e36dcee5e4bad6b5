package dev.earshot.app.ui.widget;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that come soon and go when there is nothing to say. */
public final class Tips {
  private static final Duration DELAY = Duration.millis(350);
  private static final double WIDTH = 340;

  private Tips() {}

  /** A tooltip for a node that has none yet; its text may be changed later. */
  public static Tooltip on(Node node, String text) {
    Tooltip tooltip = of(text);
    Tooltip.install(node, tooltip);
    return tooltip;
  }

  /** A tooltip for a control to hold. */
  public static Tooltip of(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setShowDelay(DELAY);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDTH);
    return tooltip;
  }
}
