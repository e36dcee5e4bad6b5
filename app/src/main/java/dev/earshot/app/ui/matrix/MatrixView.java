package dev.earshot.app.ui.matrix;

import dev.earshot.app.ui.matrix.MatrixViewModel.Cell;
import dev.earshot.app.ui.matrix.MatrixViewModel.Person;
import dev.earshot.app.ui.widget.Avatar;
import dev.earshot.app.ui.widget.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The hearing matrix: speakers by rows, listeners by columns. */
public final class MatrixView extends VBox {
  private static final PseudoClass PREVIEW = PseudoClass.getPseudoClass("preview");
  private static final double NAME_WIDTH = 84;
  private static final double LEGEND_WIDTH = 230;

  private final Label title = new Label();
  private final GridPane grid = new GridPane();
  private final List<List<MatrixCell>> cells = new ArrayList<>();
  private Optional<MatrixViewModel> shown = Optional.empty();

  public MatrixView() {
    getStyleClass().addAll("card", "matrix");
    title.getStyleClass().add("section-title");
    grid.getStyleClass().add("matrix-grid");
    getChildren().addAll(title, grid, legend());
  }

  private static FlowPane legend() {
    FlowPane legend = new FlowPane(10, 3);
    legend.setPrefWrapLength(LEGEND_WIDTH);
    legend.getStyleClass().add("legend");
    legend
        .getChildren()
        .addAll(
            entry("mark-hears", "hears"),
            entry("mark-hears-requested", "asked"),
            entry("mark-deaf", "not"),
            entry("mark-deaf-proved", "by ear"),
            entry("", "? unknown"));
    return legend;
  }

  private static HBox entry(String mark, String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    HBox entry = new HBox(5, label);
    if (!mark.isEmpty()) {
      Region sample = new Region();
      sample.getStyleClass().addAll("mark", "sample", mark);
      sample.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
      entry.getChildren().addFirst(sample);
    }
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }

  public void render(MatrixViewModel model) {
    if (shown.filter(model::equals).isPresent()) {
      return;
    }
    boolean samePeople = shown.filter(m -> m.people().equals(model.people())).isPresent();
    shown = Optional.of(model);
    title.setText(model.title());
    pseudoClassStateChanged(PREVIEW, model.preview().isPresent());
    if (!samePeople) {
      build(model.people());
    }
    for (int row = 0; row < model.rows().size(); row++) {
      List<Cell> line = model.rows().get(row);
      for (int column = 0; column < line.size(); column++) {
        cells.get(row).get(column).render(line.get(column));
      }
    }
  }

  private void build(List<Person> people) {
    grid.getChildren().clear();
    cells.clear();
    Label corner = new Label("speaks ↓  hears →");
    corner.getStyleClass().add("matrix-corner");
    grid.add(corner, 0, 0);
    for (int i = 0; i < people.size(); i++) {
      grid.add(head(people.get(i)), i + 1, 0);
      grid.add(name(people.get(i)), 0, i + 1);
      List<MatrixCell> line = new ArrayList<>();
      for (int column = 0; column < people.size(); column++) {
        MatrixCell cell = new MatrixCell();
        line.add(cell);
        grid.add(cell, column + 1, i + 1);
      }
      cells.add(line);
    }
  }

  private static Avatar head(Person person) {
    Avatar avatar = new Avatar(22);
    avatar.show(person.fullName(), person.roleClass());
    avatar.setAccessibleText(person.name() + " hears");
    Tips.on(avatar, person.name());
    GridPane.setHalignment(avatar, HPos.CENTER);
    return avatar;
  }

  private static Label name(Person person) {
    Label name = new Label(person.name());
    name.getStyleClass().add(person.self() ? "matrix-self" : "matrix-name");
    name.setPrefWidth(NAME_WIDTH);
    Tips.on(name, person.name());
    return name;
  }
}
