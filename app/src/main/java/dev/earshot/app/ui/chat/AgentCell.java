package dev.earshot.app.ui.chat;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.Span;
import dev.earshot.app.ui.chat.ChatListViewModel.AgentRow;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * An agent: what we asked for about his chats, and a menu to ask for something else. The next chat
 * comes first; a barge needs a second step; a cancel is always offered, because the system does not
 * tell what holds.
 */
final class AgentCell extends ListCell<AgentRow> {
  private final Consumer<ChatInput.UserInput> acts;
  private final Label name = new Label();
  private final Label armed = new Label();
  private final MenuButton menu = new MenuButton("Arm");
  private final HBox row;

  AgentCell(Consumer<ChatInput.UserInput> acts) {
    this.acts = acts;
    name.getStyleClass().add("row-title");
    name.setMinWidth(0);
    armed.getStyleClass().add("row-detail");
    armed.setMinWidth(0);
    VBox texts = new VBox(1, name, armed);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.getStyleClass().add("arm-menu");
    menu.setFocusTraversable(false);
    row = new HBox(8, texts, menu);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("conference-row");
    setPrefWidth(0);
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            menu.show();
            event.consume();
          }
        });
  }

  @Override
  protected void updateItem(@Nullable AgentRow item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    name.setText(item.name());
    armed.setText(item.armed());
    menu.setText(item.isArmed() ? "Armed" : "Arm");
    menu.setAccessibleText("Standing orders for " + item.name());
    menu.getItems()
        .setAll(
            item("Listen to the next chat", arm(item, Mode.LISTEN, Span.NEXT_CHAT)),
            item("Whisper in the next chat", arm(item, Mode.WHISPER, Span.NEXT_CHAT)),
            item("Listen to all chats", arm(item, Mode.LISTEN, Span.ALL_CHATS)),
            item("Whisper in all chats", arm(item, Mode.WHISPER, Span.ALL_CHATS)),
            barge(item),
            item("Cancel what is armed", new ChatInput.Disarm(item.id())));
    setGraphic(row);
    setAccessibleText(item.name() + ", " + item.armed());
  }

  private Menu barge(AgentRow agent) {
    Menu barge = new Menu("Barge in: the customer will see me");
    barge
        .getItems()
        .setAll(
            List.of(
                item("Confirm for the next chat", arm(agent, Mode.BARGE, Span.NEXT_CHAT)),
                item("Confirm for all chats", arm(agent, Mode.BARGE, Span.ALL_CHATS))));
    return barge;
  }

  private static ChatInput.UserInput arm(AgentRow agent, Mode mode, Span span) {
    return new ChatInput.Arm(agent.id(), mode, span);
  }

  private MenuItem item(String text, ChatInput.UserInput act) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(_ -> acts.accept(act));
    return item;
  }
}
