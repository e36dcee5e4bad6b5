package dev.earshot.app.ui.mode;

import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.mode.ModeBarViewModel.Target;
import dev.earshot.app.ui.widget.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Who a whisper reaches: chosen ones as chips to remove, the others as chips to add. */
final class TargetRow extends HBox {
  private final Consumer<List<ParticipantKey>> choose;
  private List<Target> shown = List.of();

  TargetRow(Consumer<List<ParticipantKey>> choose) {
    super(6);
    this.choose = choose;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("target-row");
  }

  void render(List<Target> targets) {
    if (targets.equals(shown) && !getChildren().isEmpty()) {
      return;
    }
    shown = targets;
    List<Node> nodes = new ArrayList<>();
    Label title = new Label("Whisper to");
    title.getStyleClass().add("muted");
    title.setMinWidth(USE_PREF_SIZE);
    nodes.add(title);
    targets.stream().filter(Target::chosen).forEach(t -> nodes.add(chip(t)));
    targets.stream().filter(t -> !t.chosen()).forEach(t -> nodes.add(chip(t)));
    if (targets.isEmpty()) {
      Label none = new Label("nobody here can be whispered to");
      none.getStyleClass().add("muted");
      nodes.add(none);
    }
    getChildren().setAll(nodes);
  }

  private Button chip(Target target) {
    FontIcon icon = new FontIcon(target.chosen() ? MaterialDesignC.CLOSE : MaterialDesignP.PLUS);
    Button chip = new Button(target.name(), icon);
    chip.setContentDisplay(target.chosen() ? ContentDisplay.RIGHT : ContentDisplay.LEFT);
    chip.getStyleClass()
        .addAll("chip", "chip-button", target.chosen() ? "target-chip" : "target-candidate");
    String what =
        target.chosen()
            ? "Do not whisper to " + target.name()
            : "Whisper to " + target.name() + " too";
    chip.setAccessibleText(what);
    Tips.on(chip, what);
    chip.setOnAction(_ -> choose.accept(after(target)));
    return chip;
  }

  /** The chosen ones after this chip was pressed. */
  private List<ParticipantKey> after(Target pressed) {
    return shown.stream()
        .filter(t -> t.chosen() != t.key().equals(pressed.key()))
        .map(Target::key)
        .toList();
  }
}
