package dev.earshot.app.ui.tour;

import dev.earshot.app.ui.widget.ProductMark;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The demo's closing card: what was measured, line by line. */
public final class ClosingCardView extends VBox {
  private final VBox lines = new VBox(10);
  private final Button close = new Button("Go on by yourself");
  private List<String> shown = List.of();

  public ClosingCardView(Runnable dismiss) {
    getStyleClass().addAll("overlay-sheet", "closing-card");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(Pos.TOP_CENTER);
    Label title = new Label("That was Earshot");
    title.getStyleClass().add("sheet-title");
    Label note = new Label("Every number was measured in the real signal path.");
    note.getStyleClass().add("muted");
    close.getStyleClass().add("accent");
    close.setAccessibleText("Close this card and go on by yourself");
    close.setOnAction(_ -> dismiss.run());
    lines.getStyleClass().add("closing-lines");
    getChildren().addAll(new ProductMark(44), title, lines, note, close);
  }

  public void render(List<String> wanted) {
    if (wanted.equals(shown)) {
      return;
    }
    shown = wanted;
    lines.getChildren().clear();
    for (String text : wanted) {
      Label line = new Label(text);
      line.setWrapText(true);
      line.setMinHeight(USE_PREF_SIZE);
      HBox row = new HBox(10, new FontIcon(MaterialDesignC.CHEVRON_RIGHT), line);
      row.setAlignment(Pos.TOP_LEFT);
      lines.getChildren().add(row);
    }
    setAccessibleText(String.join(" ", wanted));
  }

  /** What it says at present. */
  public List<String> lines() {
    return shown;
  }

  /** Puts the focus on the way out. */
  public void focus() {
    close.requestFocus();
  }
}
