package dev.earshot.app.ui.mode;

import dev.earshot.app.ui.mode.ModeBarViewModel.ByTag;
import dev.earshot.app.ui.widget.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/**
 * Whispering to whoever carries a tag: a chip for each tag that is known here, and one that turns
 * into a text field for any other. Enter chooses, Escape or leaving the field does not.
 */
final class TagChoice extends HBox {
  /** The alphabet of a member tag. */
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{0,32}");

  private final Consumer<String> choose;
  private final TextField field = new TextField();
  private final Button other = chip("Other tag…", MaterialDesignT.TAG_PLUS_OUTLINE);

  TagChoice(Consumer<String> choose) {
    super(6);
    this.choose = choose;
    getStyleClass().add("tag-choice");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    other.setAccessibleText("Whisper to whoever carries a tag that you type");
    Tips.on(other, other.getAccessibleText());
    other.setOnAction(_ -> type());
    prepareField();
  }

  private void prepareField() {
    field.getStyleClass().add("tag-field");
    field.setAccessibleText("Tag to whisper to");
    field.setPromptText("letters, digits, _ -");
    field.setTextFormatter(
        new TextFormatter<String>(
            change -> {
              if (!ALLOWED.matcher(change.getControlNewText()).matches()) {
                change.setText("");
                change.setRange(change.getControlCaretPosition(), change.getControlCaretPosition());
              }
              return change;
            }));
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

  /**
   * @param carriers who is known to carry the chosen tag
   */
  void render(ByTag tags, String carriers) {
    List<Node> nodes = new ArrayList<>();
    if (!tags.tag().isEmpty()) {
      nodes.add(chosen(tags.tag()));
      Label known = new Label(carriers.isEmpty() ? "nobody known yet" : "known: " + carriers);
      known.getStyleClass().add("muted");
      known.setMinWidth(USE_PREF_SIZE);
      nodes.add(known);
    } else {
      tags.known().forEach(tag -> nodes.add(offered(tag)));
      nodes.add(getChildren().contains(field) ? field : other);
    }
    getChildren().setAll(nodes);
  }

  private Button chosen(String tag) {
    Button chip = chip("tag " + tag, MaterialDesignC.CLOSE);
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.getStyleClass().add("target-chip");
    chip.setAccessibleText(
        "Whispers are for whoever carries the tag " + tag + ". Press to choose participants.");
    Tips.on(chip, chip.getAccessibleText());
    chip.setOnAction(_ -> choose.accept(""));
    return chip;
  }

  private Button offered(String tag) {
    Button chip = chip("tag " + tag, MaterialDesignT.TAG_OUTLINE);
    chip.getStyleClass().add("target-candidate");
    chip.setAccessibleText("Whisper to whoever carries the tag " + tag);
    Tips.on(chip, chip.getAccessibleText());
    chip.setOnAction(_ -> choose.accept(tag));
    return chip;
  }

  private static Button chip(String text, Ikon icon) {
    Button chip = new Button(text, new FontIcon(icon));
    chip.getStyleClass().addAll("chip", "chip-button");
    chip.setMinWidth(USE_PREF_SIZE);
    return chip;
  }

  private void type() {
    field.clear();
    getChildren().set(getChildren().indexOf(other), field);
    field.requestFocus();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      String tag = field.getText();
      close();
      other.requestFocus();
      if (!tag.isEmpty()) {
        choose.accept(tag);
      }
    } else if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close();
      other.requestFocus();
    }
  }

  private void close() {
    int at = getChildren().indexOf(field);
    if (at >= 0) {
      getChildren().set(at, other);
    }
  }
}
