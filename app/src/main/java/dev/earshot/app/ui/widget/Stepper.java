package dev.earshot.app.ui.widget;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** A small number with a less and a more button. Shows what it is given; only asks for changes. */
public final class Stepper extends HBox {
  private final Label label = new Label();
  private final IntFunction<String> text;
  private final IconButton less;
  private final IconButton more;
  private final int lowest;
  private final int highest;
  private int value;

  /**
   * @param range lowest value, highest value, step
   * @param wanted is told the value asked for
   */
  public Stepper(String what, int[] range, IntFunction<String> text, IntConsumer wanted) {
    this.text = text;
    lowest = range[0];
    highest = range[1];
    getStyleClass().add("stepper");
    setAlignment(Pos.CENTER);
    int step = range[2];
    less =
        new IconButton(
            MaterialDesignM.MINUS,
            what + ": less",
            () -> wanted.accept(Math.max(lowest, value - step)));
    more =
        new IconButton(
            MaterialDesignP.PLUS,
            what + ": more",
            () -> wanted.accept(Math.min(highest, value + step)));
    label.getStyleClass().add("stepper-value");
    label.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(less, label, more);
    show(0);
  }

  public void show(int newValue) {
    value = newValue;
    label.setText(text.apply(newValue));
    less.setDisable(newValue <= lowest);
    more.setDisable(newValue >= highest);
  }
}
