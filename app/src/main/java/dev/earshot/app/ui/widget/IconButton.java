package dev.earshot.app.ui.widget;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that is an icon; what it does stands in its tooltip and its accessible text. */
public final class IconButton extends Button {
  private static final Duration TOOLTIP_DELAY = Duration.millis(350);
  private final FontIcon icon;
  private final Tooltip tooltip = new Tooltip();

  public IconButton(Ikon ikon, String what, Runnable action) {
    icon = new FontIcon(ikon);
    setGraphic(icon);
    getStyleClass().add("icon-button");
    setOnAction(_ -> action.run());
    tooltip.setShowDelay(TOOLTIP_DELAY);
    setTooltip(tooltip);
    what(what);
  }

  /** Changes what it says it does. */
  public void what(String what) {
    if (!what.equals(tooltip.getText())) {
      tooltip.setText(what);
      setAccessibleText(what);
    }
  }

  public void icon(Ikon ikon) {
    if (icon.getIconCode() != ikon) {
      icon.setIconCode(ikon);
    }
  }
}
