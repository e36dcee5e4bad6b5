package dev.earshot.app.ui.list;

import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.ui.widget.Avatar;
import dev.earshot.app.ui.widget.Chip;
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
  private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");

  private final Avatar avatar = new Avatar(26);
  private final Label name = new Label();
  private final Label number = new Label();
  private final LevelMeter meter = new LevelMeter(7);
  private final FontIcon mark = new FontIcon(MaterialDesignM.MICROPHONE_OFF);
  private final Chip role = new Chip("", "chip-neutral");

  ParticipantRowPane() {
    getStyleClass().add("participant-row");
    setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("row-name");
    number.getStyleClass().add("row-detail");
    mark.getStyleClass().add("row-mark");
    meter.setMinWidth(44);
    meter.setMaxWidth(44);
    VBox left = new VBox(0, name, number);
    left.setAlignment(Pos.CENTER_LEFT);
    left.setMinWidth(30);
    HBox.setHgrow(left, Priority.ALWAYS);
    getChildren().addAll(avatar, left, meter, mark, role);
  }

  void show(ObservedParticipant participant, Meters meters) {
    RoleLook look = RoleLook.of(participant);
    String called = Names.called(participant);
    if (!called.equals(name.getText())) {
      name.setText(called);
      avatar.show(participant.name(), look.styleClass());
    }
    if (!participant.number().equals(number.getText())) {
      number.setText(participant.number());
    }
    if (!look.word().equals(role.getText())) {
      role.setText(look.word());
      role.look(look.styleClass());
      avatar.show(participant.name(), look.styleClass());
    }
    role.pseudoClassStateChanged(HOLLOW, look.hollow());
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

  private static boolean isTrue(Known<Boolean> known) {
    return ConferenceListViewModel.isTrue(known);
  }
}
