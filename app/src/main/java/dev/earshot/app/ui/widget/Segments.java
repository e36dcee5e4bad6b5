package dev.earshot.app.ui.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A small segmented control: exactly one of a few values is chosen, never none. */
public final class Segments<T> extends HBox {
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();
  private final String purpose;
  private final Consumer<T> chosen;

  /**
   * @param purpose read to screen readers before each label
   * @param chosen is told what the user chose, even if it is chosen already
   */
  public Segments(String purpose, Consumer<T> chosen) {
    this.purpose = purpose;
    this.chosen = chosen;
    getStyleClass().add("segments");
  }

  /** Replaces all segments; nothing happens if they are the same. */
  public void show(Map<T, String> labels, T selected) {
    if (!sameAs(labels)) {
      buttons.clear();
      labels.forEach((value, label) -> buttons.put(value, button(value, label)));
      getChildren().setAll(buttons.values());
    }
    ToggleButton button = buttons.get(selected);
    if (button != null && !button.isSelected()) {
      group.selectToggle(button);
    }
  }

  private boolean sameAs(Map<T, String> labels) {
    return labels.keySet().equals(buttons.keySet())
        && labels.entrySet().stream()
            .allMatch(e -> e.getValue().equals(text(buttons.get(e.getKey()))));
  }

  private static String text(@Nullable ToggleButton button) {
    return button == null ? "" : button.getText();
  }

  private ToggleButton button(T value, String label) {
    ToggleButton button = new ToggleButton(label);
    button.setToggleGroup(group);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(purpose + ": " + label);
    HBox.setHgrow(button, Priority.ALWAYS);
    button.setOnAction(
        _ -> {
          group.selectToggle(button);
          chosen.accept(value);
        });
    return button;
  }
}
