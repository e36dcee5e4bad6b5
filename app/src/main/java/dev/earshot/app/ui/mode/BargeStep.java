package dev.earshot.app.ui.mode;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/**
 * The second step of a barge: says who will hear, and takes the focus so that Enter confirms. Gives
 * the focus back when it is over.
 */
public final class BargeStep extends HBox {
  private final Label warning = new Label();
  private final Button confirm;
  private @Nullable Node focusBefore;

  /**
   * @param what everyone will do: {@code hear you}, {@code see you}
   */
  public BargeStep(String what, Runnable confirmed, Runnable cancelled) {
    super(8);
    getStyleClass().add("barge-step");
    setAlignment(Pos.CENTER_LEFT);
    confirm = new Button("Barge in  ⏎", new FontIcon(MaterialDesignB.BULLHORN_OUTLINE));
    confirm.getStyleClass().add("barge-confirm");
    confirm.setAccessibleText("Confirm: barge in, everyone will " + what);
    confirm.setOnAction(_ -> confirmed.run());
    confirm.setMinWidth(USE_PREF_SIZE);
    Button cancel = new Button("Cancel  Esc");
    cancel.getStyleClass().add("barge-cancel");
    cancel.setAccessibleText("Cancel the barge");
    cancel.setOnAction(_ -> cancelled.run());
    cancel.setMinWidth(USE_PREF_SIZE);
    warning.getStyleClass().add("barge-warning");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(warning, space, confirm, cancel);
    setVisible(false);
  }

  /**
   * @param asked who would be affected, while the second step is waited for
   */
  public void render(Optional<String> asked) {
    boolean was = isVisible();
    boolean is = asked.isPresent();
    asked.ifPresent(warning::setText);
    if (is && !was) {
      setVisible(true);
      focusBefore = getScene() == null ? null : getScene().getFocusOwner();
      confirm.requestFocus();
    } else if (was && !is) {
      giveFocusBack();
      setVisible(false);
    }
  }

  private void giveFocusBack() {
    boolean ours = getScene() != null && isWithin(getScene().getFocusOwner());
    if (ours && focusBefore != null) {
      focusBefore.requestFocus();
    }
    focusBefore = null;
  }

  private boolean isWithin(@Nullable Node node) {
    return node != null && node.getParent() == this;
  }
}
