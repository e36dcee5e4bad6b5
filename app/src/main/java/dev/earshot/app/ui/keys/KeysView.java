package dev.earshot.app.ui.keys;

import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet of all keys. */
public final class KeysView extends VBox {
  private static final double KEY_COLUMN = 110;

  /**
   * @param about opens what this Earshot is
   */
  public KeysView(KeyMap keys, Runnable about) {
    getStyleClass().addAll("overlay-sheet", "keys");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label title = new Label("Keys");
    title.getStyleClass().add("sheet-title");
    GridPane grid = new GridPane(18, 9);
    ColumnConstraints left = new ColumnConstraints(KEY_COLUMN);
    left.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(left, new ColumnConstraints());
    int row = 0;
    for (KeyAction action : KeyAction.values()) {
      String also = action == KeyAction.HELP ? " or ?" : "";
      add(grid, row++, keys.label(action) + also, action.what());
    }
    add(grid, row++, "↑ ↓ Enter", "Choose a conference and listen to it");
    add(grid, row++, "← →", "Fold or unfold a conference");
    add(grid, row, "Tab, Enter", "Move on, press the control in focus");
    Label note =
        new Label(
            "The space bar always talks, except while you type text. Releasing it, or leaving this"
                + " window, shuts the microphone at once.");
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    note.setMaxWidth(430);
    Button more = new Button("About Earshot");
    more.setOnAction(_ -> about.run());
    getChildren().addAll(title, grid, note, more);
    setAccessibleText("Keys");
  }

  private static void add(GridPane grid, int row, String key, String what) {
    Label cap = new Label(key);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(row, cap, new Label(what));
  }
}
