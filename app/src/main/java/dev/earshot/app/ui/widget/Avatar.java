package dev.earshot.app.ui.widget;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Initials in a disc of the role's hue, with a ring while the participant talks. */
public final class Avatar extends StackPane {
  private static final PseudoClass TALKING = PseudoClass.getPseudoClass("talking");
  private final Label initials = new Label();
  private String look = "";

  public Avatar(double size) {
    getStyleClass().add("avatar");
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    initials.setMinWidth(USE_PREF_SIZE);
    initials.setStyle("-fx-font-size: " + Math.round(size * 0.36) + "px;");
    getChildren().add(initials);
    setFocusTraversable(false);
  }

  public void show(String name, String roleClass) {
    initials.setText(Names.initials(name));
    if (!look.equals(roleClass)) {
      getStyleClass().remove(look);
      look = roleClass;
      getStyleClass().add(roleClass);
    }
  }

  public void talking(boolean talking) {
    pseudoClassStateChanged(TALKING, talking);
  }
}
