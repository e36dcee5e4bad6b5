package dev.earshot.app.ui.softphone;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.DockView.Incoming;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Who calls the telephone, with what can be done about it; not there while nobody calls. */
final class CallBar extends HBox {
  private final Label who = new Label("", new FontIcon(MaterialDesignP.PHONE_RING));
  private final Button answer = new Button("Answer", new FontIcon(MaterialDesignP.PHONE));
  private final Button end = new Button("Decline", new FontIcon(MaterialDesignP.PHONE_HANGUP));

  CallBar(ConsoleCommands commands) {
    super(10);
    getStyleClass().add("call-bar");
    setAlignment(Pos.CENTER_LEFT);
    who.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(who, Priority.ALWAYS);
    answer.getStyleClass().add("call-answer");
    answer.setMinWidth(USE_PREF_SIZE);
    answer.setOnAction(_ -> commands.answerCall());
    end.getStyleClass().add("call-end");
    end.setMinWidth(USE_PREF_SIZE);
    end.setOnAction(_ -> commands.endCall());
    getChildren().addAll(who, answer, end);
    render(Optional.empty());
  }

  void render(Optional<Incoming> call) {
    setVisible(call.isPresent());
    setManaged(call.isPresent());
    boolean answered = call.filter(Incoming::answered).isPresent();
    String peer = call.map(Incoming::peer).orElse("").replaceFirst("^sips?:", "");
    who.setText(answered ? "You hear " + peer + ". It does not hear you." : peer + " calls you");
    answer.setVisible(!answered);
    answer.setManaged(!answered);
    answer.setAccessibleText("Answer the call of " + peer + "; your microphone stays shut to it");
    end.setText(answered ? "Hang up" : "Decline");
    end.setAccessibleText((answered ? "Hang up on " : "Decline the call of ") + peer);
  }
}
