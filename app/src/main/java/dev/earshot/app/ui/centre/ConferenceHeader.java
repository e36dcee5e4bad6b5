package dev.earshot.app.ui.centre;

import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Durations;
import dev.earshot.app.ui.widget.TimerText;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/** Title, topic, what is the matter, and how long it has been going on. */
final class ConferenceHeader extends HBox {
  private final Label title = new Label();
  private final Chip topic = new Chip("", "chip-neutral");
  private final Chip alert = new Chip("", "chip-warning", new FontIcon(MaterialDesignB.BELL_ALERT));
  private final Label people = new Label();
  private final TimerText timer = new TimerText("conference-timer");
  private Optional<ConferenceViewModel> shown = Optional.empty();

  ConferenceHeader() {
    getStyleClass().add("conference-header");
    title.getStyleClass().add("conference-title");
    people.getStyleClass().add("muted");
    alert.setMinWidth(60);
    HBox below = new HBox(8, topic, people, alert);
    below.setAlignment(Pos.CENTER_LEFT);
    VBox texts = new VBox(3, title, below);
    HBox.setHgrow(texts, Priority.ALWAYS);
    texts.setMinWidth(0);
    Label what = new Label("running");
    what.getStyleClass().add("muted");
    VBox right = new VBox(timer, what);
    right.setAlignment(Pos.TOP_RIGHT);
    getChildren().addAll(texts, right);
  }

  void render(ConferenceViewModel model, Instant now) {
    shown = Optional.of(model);
    title.setText(model.name());
    topic.showIfAny(model.topic());
    people.setText(model.people());
    alert.showIfAny(String.join(" · ", model.alerts()));
    tick(now);
  }

  void tick(Instant now) {
    shown.ifPresent(model -> timer.show(Durations.since(model.startedAt(), now)));
  }
}
