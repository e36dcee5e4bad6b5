package dev.earshot.app.ui.chat;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.chat.ChatAgent;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.Chats;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** That we are armed for agents' chats, wherever the user looks; cancels all of it (H5). */
public final class ArmedBanner extends HBox {
  private final Label text = new Label();
  private List<ChatAgent> armed = List.of();

  public ArmedBanner(ConsoleCommands commands) {
    super(10);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("armed-banner");
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button cancel = new Button("Cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setAccessibleText("Cancel all standing orders for chats");
    cancel.setOnAction(
        _ -> armed.forEach(agent -> commands.chat(new ChatInput.Disarm(agent.id()))));
    getChildren().addAll(new FontIcon(MaterialDesignA.ALARM_LIGHT_OUTLINE), text, cancel);
    render(Optional.empty());
  }

  public void render(Optional<Chats> chats) {
    armed = chats.map(Chats::armed).orElse(List.of());
    setVisible(!armed.isEmpty());
    setManaged(!armed.isEmpty());
    text.setText("ARMED  " + chats.map(c -> ChatListViewModel.of(c).banner()).orElse(""));
    text.setAccessibleText("Armed for chats. " + text.getText());
  }
}
