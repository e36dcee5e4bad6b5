package dev.earshot.app.ui.participant;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.ui.widget.Tips;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/**
 * The tag of a participant: a chip that turns into a text field. Enter commits, Escape or leaving
 * the field cancels, because a tag decides who hears a whisper. What was committed can be undone
 * from the chip beside it.
 */
public final class TagEditor extends HBox {
  /** The alphabet of a member tag. */
  static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{0,32}");

  private static final Duration UNDO_TIME = Duration.seconds(20);
  private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");
  private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

  private final Button chip = new Button("", new FontIcon(MaterialDesignT.TAG_OUTLINE));
  private final Tooltip chipTip = Tips.on(chip, "");
  private final Button undo = new Button("Undo", new FontIcon(MaterialDesignU.UNDO));
  private final TextField field = new TextField();
  private final Consumer<String> commit;
  private final PauseTransition undoTime = new PauseTransition(UNDO_TIME);
  private String tag = "";

  /**
   * @param commit is given the new tag, empty to remove it
   * @param takeBack undoes the last change
   */
  public TagEditor(Consumer<String> commit, Runnable takeBack) {
    this.commit = commit;
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(4);
    chip.getStyleClass().addAll("chip", "chip-button", "tag-chip");
    chip.setMinWidth(38);
    chip.setOnAction(_ -> edit());
    undo.getStyleClass().addAll("chip", "chip-button", "undo-chip");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setAccessibleText("Undo the change of tag");
    undo.setOnAction(
        _ -> {
          offerUndo(false);
          takeBack.run();
        });
    undoTime.setOnFinished(_ -> offerUndo(false));
    prepareField();
    getChildren().setAll(chip);
  }

  private void prepareField() {
    field.getStyleClass().add("tag-field");
    field.setAccessibleText("New tag");
    field.setPromptText("letters, digits, _ -");
    field.setTextFormatter(new TextFormatter<String>(TagEditor::onlyAllowed));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    field
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                close();
              }
            });
  }

  /** Turns a change that would leave the alphabet into none. */
  private static TextFormatter.Change onlyAllowed(TextFormatter.Change change) {
    if (!ALLOWED.matcher(change.getControlNewText()).matches()) {
      change.setText("");
      change.setRange(change.getControlCaretPosition(), change.getControlCaretPosition());
      change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
    }
    return change;
  }

  public void show(ParticipantCardViewModel model) {
    tag = model.tag();
    setVisible(model.taggable() || !tag.isEmpty());
    setManaged(isVisible());
    chip.setText(model.tagText());
    chip.setAccessibleText(
        "Tag of " + model.called() + ": " + model.tagText() + ". " + model.tagHint());
    chipTip.setText(model.tagHint());
    chip.pseudoClassStateChanged(HOLLOW, model.tagMark() != Certainty.CONFIRMED);
    chip.pseudoClassStateChanged(
        EMPTY, model.tag().isEmpty() && model.tagMark() == Certainty.CONFIRMED);
  }

  /** Opens the text field with all of the tag selected; nothing where there are no tags. */
  public void edit() {
    if (!isVisible()) {
      return;
    }
    field.setText(tag);
    getChildren().setAll(field);
    field.requestFocus();
    field.selectAll();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      String wanted = field.getText();
      boolean changed = !wanted.equals(tag);
      close();
      if (changed) {
        commit.accept(wanted);
        offerUndo(true);
      }
      chip.requestFocus();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close();
      chip.requestFocus();
    }
  }

  private void close() {
    if (getChildren().contains(field)) {
      getChildren().setAll(chip);
    }
  }

  private void offerUndo(boolean offer) {
    getChildren().remove(undo);
    if (offer) {
      getChildren().add(undo);
      undoTime.playFromStart();
    }
  }
}
