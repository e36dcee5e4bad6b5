package dev.earshot.app.ui.timeline;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.ui.widget.Durations;
import dev.earshot.app.ui.widget.IconButton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Something that wants attention, with the way to it and the way out. */
final class AlertRow extends HBox {
  private final Alert alert;
  private final String elsewhere;
  private final Label detail = new Label();

  /**
   * @param elsewhere name of the conference if it is not the one in the centre
   * @param go goes to a conference
   */
  AlertRow(
      Alert alert,
      String elsewhere,
      boolean canGo,
      Consumer<ConferenceKey> go,
      ConsoleCommands commands) {
    super(8);
    this.alert = alert;
    this.elsewhere = elsewhere;
    getStyleClass().add("alert-row");
    setAlignment(Pos.CENTER_LEFT);
    EventLook look = EventLook.of(alert.kind());
    StackPane badge = new StackPane(new FontIcon(look.icon()));
    badge.getStyleClass().addAll("event-badge", look.styleClass());
    getChildren().addAll(badge, texts());
    if (canGo && !elsewhere.isEmpty()) {
      getChildren()
          .add(
              new IconButton(
                  MaterialDesignA.ARROW_RIGHT,
                  "Go to " + elsewhere,
                  () -> alert.conference().ifPresent(go)));
    }
    getChildren()
        .add(
            new IconButton(
                MaterialDesignC.CLOSE,
                "Dismiss: " + alert.what(),
                () -> commands.dismissAlert(alert.id())));
  }

  private VBox texts() {
    Label what = new Label(alert.what());
    what.getStyleClass().add("event-what");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    detail.getStyleClass().add("event-detail");
    VBox texts = new VBox(1, what, detail);
    texts.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(texts, Priority.ALWAYS);
    return texts;
  }

  void tick(Instant now) {
    String age = Durations.age(Duration.between(alert.since(), now));
    String text = elsewhere.isEmpty() ? age : elsewhere + " · " + age;
    if (!text.equals(detail.getText())) {
      detail.setText(text);
    }
  }
}
