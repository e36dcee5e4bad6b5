package dev.earshot.app.ui.mode;

import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.mode.ModeBarViewModel.ByTag;
import dev.earshot.app.ui.mode.ModeBarViewModel.Target;
import dev.earshot.app.ui.widget.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/**
 * Who a whisper reaches: chosen ones as chips to remove, the others as chips to add; where the back
 * end addresses tags, whoever carries one.
 */
final class TargetRow extends FlowPane {
  private static final double LEAST = 200;

  private final Consumer<List<ParticipantKey>> choose;
  private final TagChoice tags;
  private List<Target> shown = List.of();
  private ByTag shownTags = new ByTag(false, "", List.of());

  TargetRow(Consumer<List<ParticipantKey>> choose, Consumer<String> chooseTag) {
    super(6, 4);
    this.choose = choose;
    tags = new TagChoice(chooseTag);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(LEAST);
    getStyleClass().add("target-row");
  }

  void render(List<Target> targets, ByTag byTag) {
    if (targets.equals(shown) && byTag.equals(shownTags) && !getChildren().isEmpty()) {
      return;
    }
    shown = targets;
    shownTags = byTag;
    List<Node> nodes = new ArrayList<>();
    nodes.add(muted("Whisper to"));
    if (byTag.tag().isEmpty()) {
      targets.stream().filter(Target::chosen).forEach(t -> nodes.add(chip(t)));
      targets.stream().filter(t -> !t.chosen()).forEach(t -> nodes.add(chip(t)));
      if (targets.isEmpty()) {
        nodes.add(muted("nobody here is known to be an agent"));
      }
    }
    if (byTag.possible()) {
      tags.render(byTag, carriers(targets));
      nodes.add(tags);
    }
    getChildren().setAll(nodes);
  }

  private static String carriers(List<Target> targets) {
    return targets.stream()
        .filter(Target::chosen)
        .map(Target::name)
        .collect(Collectors.joining(", "));
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
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

  /** As wide as it would be in one line; it wraps only where that is too much. */
  @Override
  protected double computePrefWidth(double height) {
    return getChildren().stream().mapToDouble(child -> child.prefWidth(-1) + getHgap()).sum();
  }
}
