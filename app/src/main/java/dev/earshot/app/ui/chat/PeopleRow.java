package dev.earshot.app.ui.chat;

import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.ui.widget.Avatar;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.RoleLook;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who is in the chat, as what, and who sees them. */
final class PeopleRow extends FlowPane {
  private static final double AVATAR = 22;
  private List<ChatParticipant> shown = List.of();

  PeopleRow() {
    super(8, 8);
    getStyleClass().add("chat-people");
  }

  void render(List<ChatParticipant> participants) {
    if (!participants.equals(shown)) {
      shown = participants;
      getChildren().setAll(participants.stream().map(PeopleRow::card).toList());
    }
  }

  private static Node card(ChatParticipant participant) {
    RoleLook role = RoleLook.of(participant.role(), participant.self());
    VisibilityLook visibility = VisibilityLook.of(participant.visibility());
    Avatar avatar = new Avatar(AVATAR);
    avatar.show(participant.nickname(), role.styleClass());
    Label name = new Label(participant.nickname());
    name.getStyleClass().add("row-title");
    Chip seen =
        new Chip(visibility.word(), visibility.styleClass(), new FontIcon(visibility.icon()));
    HBox card = new HBox(6, avatar, name, new Chip(role.word(), role.styleClass()), seen);
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().add("person");
    card.setAccessibleRole(AccessibleRole.TEXT);
    card.setAccessibleText(name.getText() + ", " + role.word() + ", seen by " + seen.getText());
    return card;
  }
}
