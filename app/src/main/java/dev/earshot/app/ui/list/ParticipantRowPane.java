package dev.earshot.app.ui.list;

import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.ui.widget.Avatar;
import dev.earshot.app.ui.widget.LevelMeter;
import dev.earshot.app.ui.widget.Names;
import dev.earshot.app.ui.widget.RoleLook;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** A participant in the list: name, number, a small talking meter, muted and held marks, role. */
final class ParticipantRowPane extends HBox {
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

  private final Avatar avatar = new Avatar(26);
  private final Label name = new Label();
  private final Label detail = new Label();
  private final LevelMeter meter = new LevelMeter(7);
  private final FontIcon mark = new FontIcon(MaterialDesignM.MICROPHONE_OFF);

  ParticipantRowPane() {
    getStyleClass().add("participant-row");
    setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("row-name");
    detail.getStyleClass().add("row-detail");
    mark.getStyleClass().add("row-mark");
    meter.setMinWidth(44);
    meter.setMaxWidth(44);
    VBox left = new VBox(0, name, detail);
    left.setAlignment(Pos.CENTER_LEFT);
    left.setMinWidth(30);
    HBox.setHgrow(left, Priority.ALWAYS);
    getChildren().addAll(avatar, left, meter, mark);
  }

  void show(ObservedParticipant participant, Meters meters) {
    RoleLook look = RoleLook.of(participant);
    String called = Names.called(participant);
    String second = participant.self() ? participant.name() : detail(participant, look);
    if (!called.equals(name.getText()) || !second.equals(detail.getText())) {
      name.setText(called);
      detail.setText(second);
      avatar.show(participant.name(), look.styleClass());
    }
    boolean held = isTrue(participant.held());
    boolean muted = isTrue(participant.muted());
    pseudoClassStateChanged(HELD, held);
    if (held || muted) {
      mark.setIconCode(held ? MaterialDesignP.PAUSE : MaterialDesignM.MICROPHONE_OFF);
    }
    mark.setVisible(held || muted);
    mark.setManaged(held || muted);
    int level = meters.voice(participant.key());
    meter.setManaged(!held && !muted);
    meter.setVisible(!held && !muted);
    meter.show(level);
    avatar.talking(isTrue(participant.talking()));
  }

  private static String detail(ObservedParticipant participant, RoleLook look) {
    boolean named = participant.number().isEmpty();
    return named ? look.word() : look.word() + " · " + participant.number();
  }

  private static boolean isTrue(Known<Boolean> known) {
    return ListEntry.isTrue(known);
  }
}
