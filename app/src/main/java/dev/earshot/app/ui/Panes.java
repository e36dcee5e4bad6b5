package dev.earshot.app.ui;

import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/**
 * The three panes, resizable by their dividers. The right one is shown if there is room for it,
 * unless the user decides otherwise; the left one becomes narrow on a small window.
 */
final class Panes extends SplitPane {
  private static final double RIGHT_NEEDS = 1180;
  private static final double SMALL = 1100;
  private static final double LEFT_WIDTH = 292;
  private static final double LEFT_SMALL = 250;
  private static final double RIGHT_WIDTH = 262;

  private final Region right;
  private boolean decided;

  Panes(Region left, Region centre, Region right) {
    this.right = right;
    getStyleClass().add("panes");
    left.setMinWidth(210);
    centre.setMinWidth(440);
    right.setMinWidth(220);
    setResizableWithParent(left, false);
    setResizableWithParent(right, false);
    getItems().addAll(left, centre);
    widthProperty()
        .addListener(
            (_, before, now) -> {
              if (!decided) {
                showRight(now.doubleValue() >= RIGHT_NEEDS);
              }
              if (before.doubleValue() <= 0) {
                place();
              }
            });
  }

  /**
   * Shows the right pane if it is hidden, and the other way round; from then on the user decides.
   */
  void toggleTimeline() {
    decided = true;
    showRight(!getItems().contains(right));
  }

  private void showRight(boolean show) {
    if (show == getItems().contains(right)) {
      return;
    }
    if (show) {
      getItems().add(right);
    } else {
      getItems().remove(right);
    }
    place();
  }

  private void place() {
    double width = getWidth();
    if (width <= 0) {
      return;
    }
    setDividerPosition(0, (width < SMALL ? LEFT_SMALL : LEFT_WIDTH) / width);
    if (getItems().contains(right)) {
      setDividerPosition(1, 1 - RIGHT_WIDTH / width);
    }
  }
}
