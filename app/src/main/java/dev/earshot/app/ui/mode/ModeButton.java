package dev.earshot.app.ui.mode;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.ui.mode.ModeBarViewModel.Choice;
import dev.earshot.app.ui.mode.ModeBarViewModel.Look;
import dev.earshot.app.ui.widget.Tips;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/**
 * One third of the mode bar. Filled while it is in force, hollow while it is only requested or the
 * microphone is shut. A mode that cannot be chosen stays reachable, so that it can say why.
 */
public final class ModeButton extends Button {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");
  private static final PseudoClass REQUESTED = PseudoClass.getPseudoClass("requested");
  private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

  /** Room for a title and two lines. */
  private static final double HEIGHT = 62;

  private final Mode mode;
  private final String key;
  private final Label detail = new Label();
  private final Tooltip tooltip;
  private boolean available = true;

  /**
   * @param key as its cap says
   */
  public ModeButton(Mode mode, String key, Runnable choose) {
    this.mode = mode;
    this.key = key;
    getStyleClass().addAll("mode-button", mode.name().toLowerCase(Locale.ROOT));
    HBox content = content();
    content.prefWidthProperty().bind(widthProperty().subtract(30));
    setMinWidth(100);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setGraphic(content);
    setMaxWidth(Double.MAX_VALUE);
    tooltip = Tips.on(this, "");
    setOnAction(
        _ -> {
          if (available) {
            choose.run();
          }
        });
  }

  private HBox content() {
    Label title = new Label(word(mode));
    title.setMinWidth(USE_PREF_SIZE);
    title.getStyleClass().add("mode-title");
    detail.getStyleClass().add("mode-detail");
    detail.setWrapText(true);
    Label cap = new Label(key);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(8, title, cap);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox texts = new VBox(1, head, detail);
    texts.setAlignment(Pos.CENTER_LEFT);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    HBox content = new HBox(12, new FontIcon(icon(mode)), texts);
    content.setAlignment(Pos.CENTER_LEFT);
    content.setMinWidth(0);
    return content;
  }

  /** Shows how far the mode is in force. */
  public void render(Choice choice) {
    available = choice.unavailable().isEmpty();
    String says = choice.unavailable().orElse(said(choice));
    detail.setText(says);
    tooltip.setText(
        choice
            .unavailable()
            .map(why -> word(mode) + " cannot be chosen now: " + why)
            .orElse(word(mode) + ": " + choice.detail() + "  (" + key + ")"));
    pseudoClassStateChanged(ON, choice.look() == Look.ON);
    pseudoClassStateChanged(ARMED, choice.look() == Look.ARMED);
    pseudoClassStateChanged(REQUESTED, choice.look() == Look.REQUESTED);
    pseudoClassStateChanged(UNAVAILABLE, !available);
    setAccessibleText(word(mode) + ", " + says + stateSpoken(choice.look()));
  }

  private static String said(Choice choice) {
    return switch (choice.look()) {
      case REQUESTED -> "Asked, not confirmed yet…";
      case ARMED -> choice.mode() == Mode.LISTEN ? choice.detail() : "Microphone is shut";
      case OFF, ON -> choice.detail();
    };
  }

  private static String stateSpoken(Look look) {
    return switch (look) {
      case OFF -> "";
      case REQUESTED -> ", requested";
      case ARMED -> ", chosen, microphone shut";
      case ON -> ", on";
    };
  }

  private static String word(Mode mode) {
    return switch (mode) {
      case LISTEN -> "Listen";
      case WHISPER -> "Whisper";
      case BARGE -> "Barge";
    };
  }

  private static Ikon icon(Mode mode) {
    return switch (mode) {
      case LISTEN -> MaterialDesignE.EAR_HEARING;
      case WHISPER -> MaterialDesignA.ACCOUNT_VOICE;
      case BARGE -> MaterialDesignB.BULLHORN_OUTLINE;
    };
  }
}
