package dev.earshot.app.ui.centre;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards of equal width in as many columns as fit; four stand two by two. */
final class CardGrid extends Pane {
  private static final double GAP = 10;
  private static final double NARROWEST = 206;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private int columns(double width) {
    int count = getManagedChildren().size();
    int fit = Math.max(1, (int) ((width + GAP) / (NARROWEST + GAP)));
    if (count == 4 && fit == 3) {
      return 2;
    }
    return Math.max(1, Math.min(fit, count));
  }

  private double cardWidth(double width) {
    int columns = columns(width);
    return (width - GAP * (columns - 1)) / columns;
  }

  private double rowHeight(double cardWidth) {
    return getManagedChildren().stream().mapToDouble(n -> n.prefHeight(cardWidth)).max().orElse(0);
  }

  @Override
  protected double computePrefHeight(double width) {
    double available = width < 0 ? getWidth() : width;
    int count = getManagedChildren().size();
    if (count == 0) {
      return 0;
    }
    int columns = columns(available);
    int rows = (count + columns - 1) / columns;
    return rows * rowHeight(cardWidth(available)) + (rows - 1) * GAP;
  }

  @Override
  protected double computeMinWidth(double height) {
    return NARROWEST;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 3 * NARROWEST + 2 * GAP;
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double width = cardWidth(getWidth());
    double height = rowHeight(width);
    int index = 0;
    for (Node card : getManagedChildren()) {
      double x = index % columns * (width + GAP);
      double y = (double) (index / columns) * (height + GAP);
      double snappedX = snapPositionX(x);
      card.resizeRelocate(snappedX, snapPositionY(y), snapPositionX(x + width) - snappedX, height);
      index++;
    }
  }
}
