package dev.earshot.app.ui.widget;

import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * A text that changes every second without laying the window out anew: its figures are equally
 * wide, so only a change in length asks for layout.
 */
public final class TimerText extends Region {
  private final Text text = new Text();

  public TimerText(String styleClass) {
    getStyleClass().addAll("timer", styleClass);
    text.setManaged(false);
    text.setTextOrigin(VPos.TOP);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().add(text);
  }

  /** Shows a text; does nothing if it is there already. */
  public void show(String wanted) {
    String before = text.getText();
    if (wanted.equals(before)) {
      return;
    }
    text.setText(wanted);
    setAccessibleText(wanted);
    if (before.length() != wanted.length()) {
      requestLayout();
    }
  }

  public String text() {
    return text.getText();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snapSizeX(text.getLayoutBounds().getWidth());
  }

  @Override
  protected double computePrefHeight(double width) {
    return snapSizeY(text.getLayoutBounds().getHeight());
  }

  @Override
  public double getBaselineOffset() {
    return text.getBaselineOffset();
  }

  @Override
  protected void layoutChildren() {
    text.relocate(snapPositionX(getWidth() - text.getLayoutBounds().getWidth()), 0);
  }
}
