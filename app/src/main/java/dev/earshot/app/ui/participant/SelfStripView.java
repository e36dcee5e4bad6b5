package dev.earshot.app.ui.participant;

import dev.earshot.app.console.Meters;
import dev.earshot.app.ui.widget.Avatar;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Durations;
import dev.earshot.app.ui.widget.LevelMeter;
import dev.earshot.app.ui.widget.TimerText;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Our own leg in the conference, in one line: what leaves us, and whether we are muted there. */
public final class SelfStripView extends HBox {
  private final Avatar avatar = new Avatar(26);
  private final Label name = new Label("You");
  private final Label detail = new Label();
  private final LevelMeter voice = new LevelMeter(7);
  private final Chip muted =
      new Chip("", "chip-neutral", new FontIcon(MaterialDesignM.MICROPHONE_OFF));
  private final TimerText joined = new TimerText("joined");
  private Optional<ParticipantCardViewModel> shown = Optional.empty();

  public SelfStripView() {
    super(10);
    getStyleClass().addAll("card", "self-strip");
    setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("card-title");
    name.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add("muted");
    detail.setMinWidth(USE_PREF_SIZE);
    voice.getStyleClass().add("own-voice");
    voice.setMaxWidth(Double.MAX_VALUE);
    voice.setAccessibleText("Your voice, as it leaves you");
    HBox.setHgrow(voice, Priority.ALWAYS);
    getChildren().addAll(avatar, name, detail, voice, muted, joined);
  }

  public void render(Optional<ParticipantCardViewModel> self) {
    setVisible(self.isPresent());
    setManaged(self.isPresent());
    shown = self;
    self.ifPresent(
        model -> {
          avatar.show(model.name(), model.role().styleClass());
          detail.setText(model.name());
          muted.showIfAny(
              switch (model.muted()) {
                case NO -> "";
                case YES -> "Muted in the conference";
                case HOLLOW -> "Muted (asked)";
                case UNKNOWN -> "Muted ?";
              });
          setAccessibleText(model.spoken());
        });
  }

  /** Reads the meter and lets the time run. */
  public void tick(Meters meters, Instant now) {
    shown.ifPresent(
        model -> {
          voice.show(meters.voice(model.key()));
          joined.show(Durations.since(model.joined(), now));
        });
  }
}
