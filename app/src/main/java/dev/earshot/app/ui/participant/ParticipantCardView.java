package dev.earshot.app.ui.participant;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.participant.ParticipantCardViewModel.HearsUs;
import dev.earshot.app.ui.widget.Avatar;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Durations;
import dev.earshot.app.ui.widget.LevelMeter;
import dev.earshot.app.ui.widget.TimerText;
import dev.earshot.app.ui.widget.Tips;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** One participant: who he is, what he says, and whether our own voice arrives in his ear. */
public final class ParticipantCardView extends VBox {
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");
  private static final PseudoClass HEARS = PseudoClass.getPseudoClass("hears");
  private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");

  private final ParticipantKey key;
  private final Avatar avatar = new Avatar(38);
  private final Label name = new Label();
  private final Label number = new Label();
  private final Chip role = new Chip("", "chip-neutral");
  private final LevelMeter voice = new LevelMeter(7);
  private final Chip noVoice = new Chip("", "chip-neutral");
  private final Tooltip noVoiceTip = Tips.on(noVoice, "");
  private final FontIcon ear = new FontIcon(MaterialDesignE.EAR_HEARING_OFF);
  private final Label hears = new Label();
  private final LevelMeter arrives = new LevelMeter(7);
  private final HBox earRow;
  private final Chip muted =
      new Chip("", "chip-danger", new FontIcon(MaterialDesignM.MICROPHONE_OFF));
  private final Chip held = new Chip("", "chip-warning", new FontIcon(MaterialDesignP.PAUSE));
  private final TimerText joined = new TimerText("joined");
  private final Tooltip joinedTip = Tips.on(joined, "");
  private final TagEditor tag;
  private final CardMenu menu;
  private Optional<ParticipantCardViewModel> shown = Optional.empty();

  public ParticipantCardView(ParticipantKey key, ConsoleCommands commands) {
    this.key = key;
    getStyleClass().addAll("card", "participant-card");
    tag = new TagEditor(text -> commands.setTag(key, text), commands::undoTag);
    menu = new CardMenu(action -> action.ask(commands, key));
    name.getStyleClass().add("card-title");
    number.getStyleClass().add("muted");
    noVoice.pseudoClassStateChanged(HOLLOW, true);
    arrives.getStyleClass().add("own-voice");
    earRow = new HBox(ear, hears, arrives);
    earRow.getStyleClass().add("ear-row");
    getChildren().addAll(head(), voiceRow(), earRow, foot());
    hears.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(arrives, Priority.ALWAYS);
    arrives.setMaxWidth(Double.MAX_VALUE);
  }

  private HBox head() {
    VBox names = new VBox(name, number);
    names.setAlignment(Pos.CENTER_LEFT);
    names.setMinWidth(20);
    HBox.setHgrow(names, Priority.ALWAYS);
    HBox head = new HBox(10, avatar, names, menu);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private HBox voiceRow() {
    HBox.setHgrow(voice, Priority.ALWAYS);
    voice.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(icon(MaterialDesignA.ACCOUNT_VOICE), muted, held, voice, noVoice);
    row.getStyleClass().add("voice-row");
    return row;
  }

  private static FontIcon icon(Ikon ikon) {
    FontIcon icon = new FontIcon(ikon);
    icon.getStyleClass().add("muted-icon");
    return icon;
  }

  private HBox foot() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(6, role, tag, space, joined);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("card-foot");
    return foot;
  }

  public ParticipantKey key() {
    return key;
  }

  /** Opens the tag for editing. */
  public void editTag() {
    tag.edit();
  }

  public void render(ParticipantCardViewModel model) {
    if (shown.filter(model::equals).isPresent()) {
      return;
    }
    shown = Optional.of(model);
    avatar.show(model.name(), model.role().styleClass());
    avatar.talking(model.talking() == Mark.YES);
    name.setText(model.called());
    number.setText(model.number());
    role.setText(model.role().word());
    role.look(model.role().styleClass());
    role.pseudoClassStateChanged(HOLLOW, model.role().hollow());
    pseudoClassStateChanged(HELD, model.held() == Mark.YES);
    show(muted, model.muted(), "Muted");
    show(held, model.held(), "On hold");
    tag.show(model);
    menu.render(model.called(), model.actions());
    noVoice.setText(model.whyNoVoice().isPresent() ? "Talking ?" : "");
    noVoiceTip.setText(model.whyNoVoice().orElse(""));
    voice.setAccessibleText("Level of what " + model.called() + " says");
    arrives.setAccessibleText("Your voice in the ear of " + model.called());
    renderEar(model);
    joinedTip.setText(
        model.joined().value().isEmpty()
            ? "When " + model.name() + " joined is not known"
            : "How long " + model.name() + " has been here");
    setAccessibleText(model.spoken());
  }

  private void renderEar(ParticipantCardViewModel model) {
    earRow.setVisible(model.hearsUs() != HearsUs.NOT_ASKED);
    hears.setText(model.hearsUsText());
    ear.setIconCode(
        switch (model.hearsUs()) {
          case YES -> MaterialDesignE.EAR_HEARING;
          case UNSURE -> MaterialDesignA.ALERT_OCTAGON_OUTLINE;
          case NO, NOT_ASKED -> MaterialDesignE.EAR_HEARING_OFF;
        });
    earRow.pseudoClassStateChanged(HEARS, model.hearsUs() == HearsUs.YES);
    earRow.pseudoClassStateChanged(UNSURE, model.hearsUs() == HearsUs.UNSURE);
  }

  /** A muted or held participant has no level worth looking at: the marks stand in its place. */
  private boolean isSilenced() {
    return shown.filter(m -> m.muted() == Mark.YES || m.held() == Mark.YES).isPresent();
  }

  private static void show(Chip chip, Mark mark, String word) {
    chip.showIfAny(
        switch (mark) {
          case NO -> "";
          case YES -> word;
          case HOLLOW -> word + " (asked)";
          case UNKNOWN -> word + " ?";
        });
    chip.pseudoClassStateChanged(HOLLOW, mark != Mark.YES);
  }

  /** Reads the meters and lets the time run. */
  public void tick(Meters meters, Instant now) {
    int level = meters.voice(key);
    boolean known = level != Meters.UNKNOWN;
    voice.setVisible(known && !isSilenced());
    voice.setManaged(voice.isVisible());
    noVoice.setVisible(!known && !isSilenced() && !noVoice.getText().isEmpty());
    noVoice.setManaged(noVoice.isVisible());
    voice.show(level);
    arrives.show(meters.ourVoiceAt(key));
    shown.ifPresent(
        model -> {
          joined.show(Durations.since(model.joined(), now));
        });
  }
}
