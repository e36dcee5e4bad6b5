package dev.earshot.app.ui.chat;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.ComposerState;
import dev.earshot.app.ui.frame.AudienceFrameView;
import dev.earshot.app.ui.keys.KeyMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * Where a message is typed, in a frame that says who would read it. Keeps the text of every chat
 * until it is sent; what may be sent is not decided here.
 */
final class ComposerView extends StackPane {
  private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");

  private final Consumer<ChatInput.UserInput> acts;
  private final TextArea text = new TextArea();
  private final Button send = new Button("Send  ⏎", new FontIcon(MaterialDesignS.SEND));
  private final Label question = new Label();
  private final Button agree = new Button();
  private final Button clear = new Button("Clear the text");
  private final HBox again = new HBox(8, question, agree, clear);
  private final AudienceFrameView frame;
  private final Map<ChatKey, String> texts = new HashMap<>();
  private final Map<ChatKey, Long> taken = new HashMap<>();
  private Optional<ChatViewModel> shown = Optional.empty();
  private boolean rendering;
  private long number;

  ComposerView(KeyMap keys, Consumer<ChatInput.UserInput> acts) {
    this.acts = acts;
    getStyleClass().add("composer");
    text.setWrapText(true);
    text.setPrefRowCount(2);
    text.setMinHeight(USE_PREF_SIZE);
    text.setAccessibleText("Message");
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    text.textProperty().addListener((_, _, _) -> typed());
    HBox.setHgrow(text, Priority.ALWAYS);
    send.setMinWidth(USE_PREF_SIZE);
    send.getStyleClass().add("composer-send");
    send.setOnAction(_ -> send());
    HBox line = new HBox(8, text, send);
    line.setAlignment(Pos.CENTER_LEFT);
    question.setWrapText(true);
    question.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(question, Priority.ALWAYS);
    question.setMaxWidth(Double.MAX_VALUE);
    again.getStyleClass().add("composer-again");
    again.setAlignment(Pos.CENTER_LEFT);
    agree.setMinWidth(USE_PREF_SIZE);
    agree.setOnAction(_ -> agree());
    clear.setMinWidth(USE_PREF_SIZE);
    clear.setOnAction(_ -> text.clear());
    VBox box = new VBox(6, again, line);
    box.getStyleClass().add("composer-box");
    frame = new AudienceFrameView(box, keys);
    getChildren().add(frame);
  }

  void render(ChatViewModel model) {
    rendering = true;
    boolean other = shown.filter(before -> before.key().equals(model.key())).isEmpty();
    if (!taken.getOrDefault(model.key(), 0L).equals(model.taken())) {
      taken.put(model.key(), model.taken());
      texts.remove(model.key());
      other = true;
    }
    shown = Optional.of(model);
    if (other) {
      text.setText(texts.getOrDefault(model.key(), ""));
      text.end();
    }
    frame.render(model.frame());
    boolean ready = model.composer() instanceof ComposerState.Ready;
    text.setEditable(model.shown().isPresent());
    text.setPromptText(prompt(model.composer()));
    text.pseudoClassStateChanged(BLOCKED, model.shown().isEmpty());
    send.setDisable(!ready);
    send.setAccessibleText(ready ? "Send: " + model.frame().word() : "Send: not possible now");
    renderQuestion(model.composer());
    rendering = false;
  }

  private static String prompt(ComposerState state) {
    return switch (state) {
      case ComposerState.Ready(Mode mode) when mode == Mode.BARGE -> "A message to everyone";
      case ComposerState.Ready _ -> "A message to agents only";
      case ComposerState.Reconfirm _ -> "";
      case ComposerState.Blocked(String why) -> why;
    };
  }

  private void renderQuestion(ComposerState state) {
    boolean asks = state instanceof ComposerState.Reconfirm;
    again.setVisible(asks);
    again.setManaged(asks);
    if (state instanceof ComposerState.Reconfirm(Optional<Mode> begun, Mode now)) {
      question.setText(
          "You began this "
              + begun.map(mode -> "for " + readers(mode)).orElse("when it was not known for whom")
              + ". Now "
              + readers(now)
              + " would read it.");
      agree.setText("It is for " + readers(now));
      agree.setAccessibleText(question.getText() + " " + agree.getText());
    }
  }

  private static String readers(Mode mode) {
    return switch (mode) {
      case LISTEN -> "nobody";
      case WHISPER -> "agents only";
      case BARGE -> "everyone";
    };
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      if (event.isShiftDown()) {
        text.replaceSelection("\n");
      } else {
        send();
      }
    } else if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      // Tab moves on: a message has no columns.
      event.consume();
      (event.isShiftDown() ? getParent() : send).requestFocus();
    }
  }

  private void typed() {
    if (!rendering) {
      shown.ifPresent(
          model -> {
            texts.put(model.key(), text.getText());
            acts.accept(new ChatInput.Typed(model.key(), model.shown(), text.getText().isEmpty()));
          });
    }
  }

  private void send() {
    shown.ifPresent(
        model -> {
          if (model.composer() instanceof ComposerState.Ready(Mode mode)
              && !text.getText().isBlank()) {
            acts.accept(
                new ChatInput.Send(model.key(), ++number, new ChatText(text.getText()), mode));
          }
        });
  }

  private void agree() {
    shown.ifPresent(
        model -> {
          if (model.composer() instanceof ComposerState.Reconfirm(var _, Mode now)) {
            acts.accept(new ChatInput.Reconfirm(model.key(), now));
            text.requestFocus();
          }
        });
  }

  void focusText() {
    text.requestFocus();
  }
}
