package dev.earshot.app.ui.list;

import dev.earshot.app.console.Alert;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.ui.widget.Durations;
import dev.earshot.app.ui.widget.TimerText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** A conference in the list: name, topic, running time, how many, and what is the matter. */
final class ConferenceRowPane extends HBox {
  private static final PseudoClass ALERT = PseudoClass.getPseudoClass("alert");
  private static final PseudoClass HOLD = PseudoClass.getPseudoClass("hold");
  private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");

  private final Region dot = new Region();
  private final Label name = new Label();
  private final Label topic = new Label();
  private final TimerText timer = new TimerText("row-timer");
  private final Label count = new Label("", new FontIcon(MaterialDesignA.ACCOUNT_MULTIPLE_OUTLINE));
  private final FontIcon sign = new FontIcon(MaterialDesignH.HAND_FRONT_RIGHT_OUTLINE);
  private final FontIcon chevron = new FontIcon(MaterialDesignC.CHEVRON_RIGHT);
  private final StackPane fold = new StackPane(chevron);

  private boolean live = true;

  ConferenceRowPane(Runnable toggle) {
    getStyleClass().add("conference-row");
    setAlignment(Pos.CENTER_LEFT);
    dot.getStyleClass().add("row-dot");
    dot.setMinSize(8, 8);
    dot.setMaxSize(8, 8);
    fold.getStyleClass().add("fold");
    fold.setOnMouseClicked(
        event -> {
          event.consume();
          toggle.run();
        });
    name.getStyleClass().add("row-title");
    topic.getStyleClass().add("row-detail");
    count.getStyleClass().add("row-detail");
    sign.getStyleClass().add("row-sign");
    count.setMinWidth(Region.USE_PREF_SIZE);
    VBox left = new VBox(1, name, topic);
    left.setAlignment(Pos.CENTER_LEFT);
    left.setMinWidth(40);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox below = new HBox(6, sign, count);
    below.setAlignment(Pos.CENTER_RIGHT);
    VBox right = new VBox(1, timer, below);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(fold, dot, left, right);
  }

  /** Whether the line to the back end is up; without it, what is shown may be over. */
  void live(boolean isLive) {
    live = isLive;
  }

  private static String heardOf(ObservedConference conference, Instant now) {
    String age = Durations.age(Duration.between(conference.asOf(), now));
    return age.equals("now") ? "heard of just now" : "heard of " + age + " ago";
  }

  void show(ObservedConference conference, Optional<Alert> alert, boolean unfolded, Instant now) {
    set(name, conference.name());
    set(topic, live ? conference.topic() : heardOf(conference, now));
    timer.show(Durations.since(conference.startedAt(), now));
    boolean told = conference.reporting() != Reporting.UNREPORTED;
    set(count, told ? Integer.toString(conference.participants().size()) : "?");
    boolean held = conference.participants().stream().anyMatch(p -> ListEntry.isTrue(p.held()));
    pseudoClassStateChanged(OUTDATED, !live);
    pseudoClassStateChanged(ALERT, alert.isPresent());
    pseudoClassStateChanged(HOLD, held && alert.isEmpty());
    sign(alert, held);
    chevron.setRotate(unfolded ? 90 : 0);
  }

  private void sign(Optional<Alert> alert, boolean held) {
    Ikon ikon = alert.map(ConferenceRowPane::icon).orElse(MaterialDesignP.PAUSE);
    boolean any = alert.isPresent() || held;
    if (sign.getIconCode() != ikon) {
      sign.setIconCode(ikon);
    }
    sign.setVisible(any);
    sign.setManaged(any);
  }

  private static Ikon icon(Alert alert) {
    return switch (alert.kind()) {
      case HAND_RAISED -> MaterialDesignH.HAND_FRONT_RIGHT_OUTLINE;
      case LONG_HOLD -> MaterialDesignP.PAUSE;
      case DEAD_AIR -> MaterialDesignT.TIMER_SAND;
      case OVERTALK -> MaterialDesignA.ACCOUNT_VOICE;
      case ONE_WAY -> MaterialDesignV.VOLUME_OFF;
      case NO_AGENT -> MaterialDesignA.ACCOUNT_QUESTION_OUTLINE;
      default -> MaterialDesignA.ALERT_OUTLINE;
    };
  }

  /** What a screen reader says of it. */
  static String spoken(ObservedConference conference, Optional<Alert> alert, Instant now) {
    String people =
        String.join(
            ", ", conference.participants().stream().map(ObservedParticipant::name).toList());
    return conference.name()
        + ", "
        + Durations.since(conference.startedAt(), now)
        + alert.map(a -> ", " + a.what()).orElse("")
        + ", "
        + people;
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}
