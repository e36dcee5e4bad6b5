package dev.earshot.app.ui;

import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Something laid over the window, with a scrim behind it; gives the focus back when it closes. */
final class Sheet extends StackPane {
  private @Nullable Node focusBefore;

  Sheet(Node content) {
    super(content);
    getStyleClass().add("scrim");
    setVisible(false);
    // However large, it never makes the window beneath larger than its frame.
    setMinSize(0, 0);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getTarget() == this) {
            close();
          }
        });
  }

  void open() {
    if (!isVisible()) {
      focusBefore = getScene() == null ? null : getScene().getFocusOwner();
      setVisible(true);
    }
  }

  void close() {
    if (isVisible()) {
      setVisible(false);
      if (focusBefore != null) {
        focusBefore.requestFocus();
      }
      focusBefore = null;
    }
  }

  void toggle() {
    if (isVisible()) {
      close();
    } else {
      open();
    }
  }
}
