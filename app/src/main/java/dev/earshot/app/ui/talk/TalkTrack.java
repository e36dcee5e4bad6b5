package dev.earshot.app.ui.talk;

import dev.earshot.app.ui.talk.TalkViewModel.Stretch;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The stretches of one speaker on a bar that is the whole window of time. */
final class TalkTrack extends Region {
  private static final double HEIGHT = 14;
  private static final double MOST = 24;
  private static final double LEAST_WIDTH = 2;
  private List<Stretch> stretches = List.of();

  TalkTrack() {
    getStyleClass().add("talk-track");
    setMinSize(60, HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(MOST);
  }

  void show(List<Stretch> wanted) {
    stretches = wanted;
    while (getChildren().size() > wanted.size()) {
      getChildren().removeLast();
    }
    while (getChildren().size() < wanted.size()) {
      Rectangle bar = new Rectangle();
      bar.getStyleClass().add("talk-stretch");
      bar.setManaged(false);
      bar.setArcWidth(4);
      bar.setArcHeight(4);
      getChildren().add(bar);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    for (int i = 0; i < stretches.size(); i++) {
      Rectangle bar = (Rectangle) getChildren().get(i);
      double from = Math.max(0, stretches.get(i).from()) * getWidth();
      double to = Math.min(1, stretches.get(i).to()) * getWidth();
      bar.setX(from);
      bar.setY(1);
      bar.setWidth(Math.max(LEAST_WIDTH, to - from));
      bar.setHeight(getHeight() - 2);
    }
  }
}
