package dev.earshot.app.ui.chat;

import dev.earshot.app.ui.chat.ChatListViewModel.ChatRow;
import dev.earshot.app.ui.widget.Chip;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** A chat in the list: name, who is in it, our mode, and whether there is an alarm. */
final class ChatCell extends ListCell<ChatRow> {
  private final Label name = new Label();
  private final Label people = new Label();
  private final Chip mode = new Chip("", "chip-neutral");
  private final FontIcon alarm = new FontIcon(MaterialDesignA.ALERT_OCTAGON);
  private final HBox row;

  ChatCell() {
    name.getStyleClass().add("row-title");
    name.setMinWidth(0);
    people.getStyleClass().add("row-detail");
    people.setMinWidth(0);
    alarm.getStyleClass().add("row-mark");
    VBox texts = new VBox(1, name, people);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    row = new HBox(texts, alarm, mode);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("conference-row");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ChatRow item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    name.setText(item.name());
    people.setText(item.people());
    mode.setText(item.mode());
    mode.look(item.look());
    alarm.setVisible(item.alarm());
    alarm.setManaged(item.alarm());
    setGraphic(row);
    setAccessibleText(
        "%s, %s, your mode: %s%s"
            .formatted(
                item.name(), item.people(), item.mode(), item.alarm() ? ", privacy alarm" : ""));
  }
}
