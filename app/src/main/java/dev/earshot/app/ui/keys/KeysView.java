package dev.earshot.app.ui.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet of all keys. */
public final class KeysView extends VBox {
  private static final double KEY_COLUMN = 100;
  private static final double GAP = 16;
  private static final double NOTE_WIDTH = 640;

  /**
   * @param about opens what this Earshot is
   */
  public KeysView(KeyMap keys, Runnable about) {
    getStyleClass().addAll("overlay-sheet", "keys");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label title = new Label("Keys");
    title.getStyleClass().add("sheet-title");
    GridPane grid = grid(rows(keys));
    Label note =
        new Label(
            "The space bar always talks, except while you type text. Releasing it, or leaving this"
                + " window, shuts the microphone at once.");
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    note.setMaxWidth(NOTE_WIDTH);
    Button more = new Button("About Earshot");
    more.setOnAction(_ -> about.run());
    getChildren().addAll(title, grid, note, more);
    setAccessibleText("Keys");
  }

  private static Map<String, String> rows(KeyMap keys) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (KeyAction action : KeyAction.values()) {
      String also = action == KeyAction.HELP ? " or ?" : "";
      rows.put(keys.label(action) + also, action.what());
    }
    rows.put("↑ ↓ Enter", "Choose a conference and listen to it");
    rows.put("← →", "Fold or unfold a conference");
    rows.put("Tab, Enter", "Move on, press the control in focus");
    rows.put("A to Z, 0 to 9", "In the list: search");
    return rows;
  }

  /** Two columns beside each other, so that a small window holds them. */
  private static GridPane grid(Map<String, String> rows) {
    GridPane grid = new GridPane(GAP, 9);
    ColumnConstraints cap = new ColumnConstraints(KEY_COLUMN);
    cap.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(cap, new ColumnConstraints(), cap, new ColumnConstraints());
    int half = (rows.size() + 1) / 2;
    int n = 0;
    for (Map.Entry<String, String> row : rows.entrySet()) {
      Label key = new Label(row.getKey());
      key.getStyleClass().add("key-cap");
      key.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(key, n < half ? 0 : 2, n % half);
      grid.add(new Label(row.getValue()), n < half ? 1 : 3, n % half);
      n++;
    }
    return grid;
  }
}
