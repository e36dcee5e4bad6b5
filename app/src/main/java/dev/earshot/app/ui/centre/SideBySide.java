package dev.earshot.app.ui.centre;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two regions beside each other, equally high, the second taking what is left; else stacked. */
final class SideBySide extends Pane {
  private static final double GAP = 10;
  private static final double SECOND_NEEDS = 300;

  private final Region first;
  private final Region second;

  SideBySide(Region first, Region second) {
    this.first = first;
    this.second = second;
    getChildren().addAll(first, second);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean fits(double width) {
    return first.prefWidth(-1) + GAP + SECOND_NEEDS <= width;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double available = width < 0 ? getWidth() : width;
    if (!fits(available)) {
      return first.prefHeight(available) + GAP + second.prefHeight(available);
    }
    double left = first.prefWidth(-1);
    return Math.max(first.prefHeight(left), second.prefHeight(available - left - GAP));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    if (fits(width)) {
      double left = snapSizeX(first.prefWidth(-1));
      first.resizeRelocate(0, 0, left, getHeight());
      second.resizeRelocate(left + GAP, 0, width - left - GAP, getHeight());
    } else {
      double height = snapSizeY(first.prefHeight(width));
      first.resizeRelocate(0, 0, width, height);
      second.resizeRelocate(0, height + GAP, width, second.prefHeight(width));
    }
  }
}
