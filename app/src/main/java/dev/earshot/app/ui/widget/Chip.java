package dev.earshot.app.ui.widget;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A small rounded label; its style class beside {@code chip} gives the colour. */
public final class Chip extends Label {
  private String look = "";

  public Chip(String text, String look) {
    super(text);
    getStyleClass().add("chip");
    setMinWidth(Region.USE_PREF_SIZE);
    look(look);
  }

  public Chip(String text, String look, Node graphic) {
    this(text, look);
    setGraphic(graphic);
  }

  /** Replaces the colour by that of another style class. */
  public void look(String styleClass) {
    if (!look.equals(styleClass)) {
      getStyleClass().remove(look);
      look = styleClass;
      getStyleClass().add(styleClass);
    }
  }

  /** Sets the text and shows the chip only if there is one. */
  public void showIfAny(String text) {
    setText(text);
    boolean any = !text.isEmpty();
    setVisible(any);
    setManaged(any);
  }
}
