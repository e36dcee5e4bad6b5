package dev.earshot.app.ui.matrix;

import dev.earshot.app.ui.matrix.MatrixViewModel.Cell;
import dev.earshot.app.ui.matrix.MatrixViewModel.Mark;
import dev.earshot.app.ui.widget.Tips;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One cell; mark and certainty by shape, not by colour alone. */
final class MatrixCell extends StackPane {
  private static final double SIZE = 27;
  private static final PseudoClass OURS = PseudoClass.getPseudoClass("ours");
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final Region shape = new Region();
  private final Label question = new Label("?");
  private final Tooltip tooltip = Tips.on(this, "");
  private Mark mark = Mark.SELF;

  MatrixCell() {
    getStyleClass().add("matrix-cell");
    setMinSize(SIZE, SIZE);
    setPrefSize(SIZE, SIZE);
    shape.getStyleClass().addAll("mark", styleClass(mark));
    shape.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    question.getStyleClass().add("mark-question");
    question.setVisible(false);
    getChildren().addAll(shape, question);
  }

  void render(Cell cell) {
    if (cell.mark() != mark) {
      shape.getStyleClass().remove(styleClass(mark));
      mark = cell.mark();
      shape.getStyleClass().add(styleClass(mark));
      question.setVisible(mark == Mark.UNKNOWN);
    }
    pseudoClassStateChanged(OURS, cell.ours());
    pseudoClassStateChanged(CHANGED, cell.changed());
    tooltip.setText(cell.says());
    setAccessibleText(cell.says());
  }

  /** What it shows at present. */
  Mark mark() {
    return mark;
  }

  private static String styleClass(Mark mark) {
    return "mark-" + mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
