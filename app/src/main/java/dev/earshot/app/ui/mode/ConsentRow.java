package dev.earshot.app.ui.mode;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.widget.Tips;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * The doubt about a whisper's audience in words, and the button that takes it upon the user. What
 * was accepted stays in sight and can be taken back.
 */
final class ConsentRow extends HBox {
  private static final PseudoClass ACCEPTED = PseudoClass.getPseudoClass("accepted");

  private final ConsoleCommands commands;
  private final String key;
  private final FontIcon icon = new FontIcon(MaterialDesignA.ALERT_OUTLINE);
  private final Label text = new Label("", icon);
  private final Tooltip tip = Tips.on(text, "");
  private final Button yes = new Button();
  private final Button no = new Button();
  private Optional<ConsentViewModel> shown = Optional.empty();

  ConsentRow(ConsoleCommands commands, KeyMap keys) {
    super(8);
    this.commands = commands;
    key = keys.label(KeyAction.ACCEPT);
    getStyleClass().add("consent-row");
    setAlignment(Pos.CENTER_LEFT);
    text.getStyleClass().add("consent-text");
    text.setMinWidth(0);
    text.setWrapText(true);
    yes.getStyleClass().add("consent-yes");
    yes.setMinWidth(USE_PREF_SIZE);
    yes.setOnAction(_ -> accept());
    no.getStyleClass().add("consent-no");
    no.setMinWidth(USE_PREF_SIZE);
    no.setOnAction(_ -> refuse());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(text, space, yes, no);
    setVisible(false);
    setManaged(false);
  }

  void render(Optional<ConsentViewModel> model) {
    if (model.equals(shown)) {
      return;
    }
    shown = model;
    setVisible(model.isPresent());
    setManaged(model.isPresent());
    model.ifPresent(this::show);
  }

  private void show(ConsentViewModel model) {
    text.setText(model.says());
    text.setAccessibleText(model.says());
    tip.setText(model.says());
    pseudoClassStateChanged(ACCEPTED, model.accepted());
    icon.setIconCode(
        model.accepted() ? MaterialDesignC.CHECK_CIRCLE_OUTLINE : MaterialDesignA.ALERT_OUTLINE);
    yes.setText(model.yes() + "  " + key);
    yes.setAccessibleText(model.says() + " " + model.yes());
    yes.setVisible(!model.accepted());
    yes.setManaged(!model.accepted());
    boolean answerable = model.accepted() || model.doubt().isEmpty();
    no.setText(model.no());
    no.setAccessibleText(
        model.accepted() ? "Take back: " + model.says() : "No: leave the tag as it is");
    no.setVisible(answerable);
    no.setManaged(answerable);
  }

  /** Says yes to what is shown now, and to nothing else. */
  void accept() {
    shown
        .filter(model -> !model.accepted())
        .ifPresent(
            model -> {
              if (model.doubt().isEmpty()) {
                commands.accept(Consent.REPLACE_TAGS);
              } else {
                commands.acceptDoubt(model.doubt());
              }
            });
  }

  private void refuse() {
    if (shown.filter(ConsentViewModel::accepted).isPresent()) {
      commands.takeBackConsents();
    } else {
      commands.listen();
    }
  }
}
