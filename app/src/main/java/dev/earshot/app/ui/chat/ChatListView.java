package dev.earshot.app.ui.chat;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.ui.chat.ChatListViewModel.AgentRow;
import dev.earshot.app.ui.chat.ChatListViewModel.ChatRow;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The left side while chats are looked at: the chats, and the agents one can be armed for. */
public final class ChatListView extends VBox {
  private static final double AGENTS_HEIGHT = 210;

  private final ListView<ChatRow> chats = new ListView<>();
  private final ListView<AgentRow> agents = new ListView<>();
  private final Consumer<Optional<ChatKey>> opened;
  private Optional<ChatListViewModel> shown = Optional.empty();
  private Optional<ChatKey> open = Optional.empty();

  /**
   * @param opened is told which chat is to be in the centre
   */
  public ChatListView(ConsoleCommands commands, Consumer<Optional<ChatKey>> opened) {
    this.opened = opened;
    getStyleClass().addAll("side", "chat-list");
    chats.setCellFactory(_ -> new ChatCell());
    chats.setAccessibleText("Chats");
    chats.setPlaceholder(muted("No chat was brought to you yet"));
    agents.setCellFactory(_ -> new AgentCell(commands::chat));
    agents.setAccessibleText("Agents, Enter arms");
    agents.setPlaceholder(muted("No agents are known"));
    agents.setPrefHeight(AGENTS_HEIGHT);
    agents.setMinHeight(AGENTS_HEIGHT / 2);
    chats
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, row) -> Optional.ofNullable(row).ifPresent(r -> choose(r.key())));
    VBox.setVgrow(chats, Priority.ALWAYS);
    getChildren().addAll(title("Chats"), chats, title("Agents"), agents);
  }

  private static Label title(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("side-title");
    return title;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }

  private void choose(ChatKey key) {
    if (!open.equals(Optional.of(key))) {
      open = Optional.of(key);
      opened.accept(open);
    }
  }

  /** Shows what there is; the first chat opens by itself. */
  public void render(Chats now) {
    ChatListViewModel model = ChatListViewModel.of(now);
    if (shown.filter(model::equals).isPresent()) {
      return;
    }
    shown = Optional.of(model);
    Optional<ChatKey> kept = open;
    chats.getItems().setAll(model.chats());
    if (!agents.getItems().equals(model.agents())) {
      int at = agents.getSelectionModel().getSelectedIndex();
      agents.getItems().setAll(model.agents());
      agents.getSelectionModel().select(at);
    }
    kept.or(() -> model.chats().stream().findFirst().map(ChatRow::key)).ifPresent(this::select);
  }

  private void select(ChatKey key) {
    chats.getItems().stream()
        .filter(row -> Objects.equals(row.key(), key))
        .findFirst()
        .ifPresent(row -> chats.getSelectionModel().select(row));
  }

  public void focusList() {
    chats.requestFocus();
  }
}
