package dev.earshot.app.ui.softphone;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.Meters;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.Clicks;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.MosLook;
import dev.earshot.app.ui.widget.IconButton;
import dev.earshot.app.ui.widget.Stepper;
import dev.earshot.app.ui.widget.Tips;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The dock at the bottom: the telephone, what it measures, mute and leave. */
public final class SoftphoneView extends VBox {
  private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
  private static final PseudoClass REGISTERED = PseudoClass.getPseudoClass("registered");
  private static final PseudoClass LEAKED = PseudoClass.getPseudoClass("leaked");

  private static final double NEEDS = 1230;

  private final ConsoleCommands commands;
  private final Label notice = new Label("", new FontIcon(MaterialDesignA.ALERT_OUTLINE));
  private final Label registration = new Label("", dot());
  private final Label account = new Label();
  private final DevicePicker microphone;
  private final DevicePicker speaker;
  private final SoundMenu sound;
  private final CallBar call;
  private final QualityPanel details = new QualityPanel();
  private final IconButton more;
  private final Label mos = new Label();
  private final Label unit = new Label();
  private final Label quality = new Label();
  private final Label click = new Label();
  private final Label clickDetail = new Label();
  private final Label leaked = new Label();
  private final Label leakedDetail = new Label();
  private final Tooltip clickTip;
  private final VBox clickBox;
  private final VBox leakedBox;
  private final Button mute = new Button();
  private final FontIcon muteIcon = new FontIcon(MaterialDesignM.MICROPHONE);
  private final Button leave = new Button("Leave", new FontIcon(MaterialDesignP.PHONE_HANGUP));
  private final Tooltip scoreTip = Tips.on(mos, "");
  private final Tooltip leaveTip = Tips.on(leave, "");
  private final Tooltip registrationTip = Tips.on(registration, "");
  private Optional<SoftphoneViewModel> shown = Optional.empty();
  private boolean narrow;
  private boolean muted;
  private boolean inConference;

  public SoftphoneView(ConsoleCommands commands, KeyMap keys) {
    this.commands = commands;
    getStyleClass().add("softphone");
    microphone =
        new DevicePicker(
            "Microphone",
            MaterialDesignM.MICROPHONE_OUTLINE,
            gain(commands),
            commands::useMicrophone);
    speaker =
        new DevicePicker(
            "Headset", MaterialDesignH.HEADPHONES, ducking(commands), commands::useSpeaker);
    call = new CallBar(commands);
    sound = new SoundMenu(commands::setVoice, commands::useRing);
    more = new IconButton(MaterialDesignI.INFORMATION_OUTLINE, "", this::toggleDetails);
    more.getStyleClass().add("quality-more");
    showDetails(false);
    clickBox = number(click, clickDetail);
    leakedBox = number(leaked, leakedDetail);
    clickTip = Tips.on(clickBox, "");
    Tips.on(leakedBox, "Samples of your voice that reached somebody who was not to hear you");
    notice.getStyleClass().add("device-notice");
    notice.setMaxWidth(Double.MAX_VALUE);
    notice.setWrapText(true);
    mute.setGraphic(muteIcon);
    Tips.on(mute, keys.with("Your microphone, for everybody", KeyAction.MUTE));
    getChildren().addAll(call, notice, details, dock());
    widthProperty().addListener((_, _, width) -> fit(width.doubleValue()));
  }

  private HBox dock() {
    registration.getStyleClass().add("registration");
    account.getStyleClass().add("muted");
    VBox who = new VBox(2, registration, account);
    who.setAlignment(Pos.CENTER_LEFT);
    who.setMinWidth(110);
    mute.getStyleClass().add("mute-button");
    mute.setMinWidth(Region.USE_PREF_SIZE);
    mute.setOnAction(_ -> toggleMute());
    prepareLeave();
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox dock =
        new HBox(who, rule(), microphone, speaker, sound, rule(), score(), clickBox, leakedBox);
    dock.getChildren().add(space);
    dock.getChildren().addAll(mute, leave);
    dock.getStyleClass().add("dock");
    return dock;
  }

  private VBox score() {
    mos.getStyleClass().add("mos");
    quality.getStyleClass().add("muted");
    unit.getStyleClass().add("number-unit");
    unit.setMinWidth(USE_PREF_SIZE);
    HBox score = new HBox(5, mos, unit, more);
    mos.setMinWidth(USE_PREF_SIZE);
    score.setAlignment(Pos.BASELINE_LEFT);
    VBox line = new VBox(1, score, quality);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(line, Priority.SOMETIMES);
    line.setMinWidth(60);
    line.getStyleClass().add("number");
    return line;
  }

  private void prepareLeave() {
    leave.getStyleClass().add("leave-button");
    leave.setMinWidth(Region.USE_PREF_SIZE);
    leave.setAccessibleText("Leave the conference");
    leave.setOnAction(
        _ -> {
          if (inConference) {
            commands.leave();
          }
        });
  }

  private static Stepper gain(ConsoleCommands commands) {
    return new Stepper(
        "Microphone gain",
        new int[] {-20, 20, 2},
        gain -> String.format(Locale.ROOT, "%+d dB", gain).replace("+0", "0"),
        commands::setMicrophoneGain);
  }

  private static Stepper ducking(ConsoleCommands commands) {
    return new Stepper(
        "Lower the conference while you talk",
        new int[] {0, 24, 6},
        ducking -> ducking == 0 ? "duck off" : "duck −" + ducking,
        commands::setDucking);
  }

  private static VBox number(Label value, Label detail) {
    value.getStyleClass().add("number-value");
    detail.getStyleClass().add("muted");
    VBox box = new VBox(1, value, detail);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.getStyleClass().add("number");
    return box;
  }

  private static Node dot() {
    Region dot = new Region();
    dot.getStyleClass().add("registration-dot");
    dot.setMinSize(8, 8);
    dot.setMaxSize(8, 8);
    return dot;
  }

  private static Region rule() {
    Region rule = new Region();
    rule.getStyleClass().add("rule");
    return rule;
  }

  /** Mutes if not muted, and the other way round. */
  public void toggleMute() {
    commands.setMuted(!muted);
  }

  private void toggleDetails() {
    showDetails(!details.isVisible());
  }

  private void showDetails(boolean shownNow) {
    details.setVisible(shownNow);
    details.setManaged(shownNow);
    more.what(shownNow ? "Hide the quality of the call" : "All that is measured of the call");
  }

  private void fit(double width) {
    boolean tooNarrow = width < NEEDS;
    if (tooNarrow != narrow) {
      narrow = tooNarrow;
      microphone.narrow(narrow);
      speaker.narrow(narrow);
      shown.ifPresent(this::render);
    }
  }

  public void render(SoftphoneViewModel model) {
    shown = Optional.of(model);
    muted = model.muted();
    inConference = model.inConference();
    notice.setText(model.dock().deviceNotice());
    notice.setVisible(!notice.getText().isEmpty());
    notice.setManaged(notice.isVisible());
    registration.setText(model.dock().registration());
    registration.pseudoClassStateChanged(REGISTERED, model.dock().registered());
    registrationTip.setText(model.dock().registration());
    account.setText(model.dock().account().replaceFirst("^sips?:", ""));
    microphone.render(
        model.dock().microphones(), model.dock().microphone(), model.dock().microphoneGain());
    speaker.render(model.dock().speakers(), model.dock().speaker(), model.dock().ducking());
    sound.render(model.dock().voice());
    sound.renderRing(model.dock().bell().device(), model.dock().speakers());
    call.render(model.dock().bell().call());
    renderQuality(model);
    renderMeasured(model);
    renderButtons();
  }

  private void renderQuality(SoftphoneViewModel model) {
    mos.setText(model.mos());
    for (MosLook look : MosLook.values()) {
      mos.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(look.name().toLowerCase(Locale.ROOT)),
          look == model.mosLook());
    }
    quality.setText(model.quality());
    String codec = model.dock().quality().codec();
    unit.setText(codec.isEmpty() || narrow ? "MOS" : "MOS · " + codec);
    quality.setVisible(!narrow);
    quality.setManaged(!narrow);
    scoreTip.setText(model.quality());
    details.render(model.details());
  }

  private void renderMeasured(SoftphoneViewModel model) {
    clickBox.setVisible(model.leaked().isPresent());
    clickBox.setManaged(model.leaked().isPresent());
    Optional<Clicks> clicks = model.clicks();
    click.setText(clicks.map(c -> c.last() + " ms").orElse("–"));
    String median = clicks.map(c -> "median " + c.median()).orElse("not measured yet");
    clickDetail.setText(narrow || clicks.isEmpty() ? "click to ear" : "click to ear, " + median);
    clickTip.setText(
        "From your key to the agent's ear: "
            + median
            + clicks.map(c -> " ms of " + c.count()).orElse(""));
    leakedDetail.setText(narrow ? "leaked" : "samples leaked");
    leakedBox.setVisible(model.leaked().isPresent());
    leakedBox.setManaged(model.leaked().isPresent());
    leaked.setText(model.leaked().map(Object::toString).orElse(""));
    leaked.pseudoClassStateChanged(LEAKED, model.leaked().filter(n -> n > 0).isPresent());
  }

  private void renderButtons() {
    mute.setText(muted ? "Unmute" : "Mute");
    mute.setAccessibleText(muted ? "Unmute yourself" : "Mute yourself");
    muteIcon.setIconCode(muted ? MaterialDesignM.MICROPHONE_OFF : MaterialDesignM.MICROPHONE);
    mute.pseudoClassStateChanged(MUTED, muted);
    leave.pseudoClassStateChanged(PseudoClass.getPseudoClass("unavailable"), !inConference);
    leaveTip.setText(
        inConference ? "Leave the conference" : "You are in no conference; choose one to listen");
  }

  public void tick(Meters meters) {
    microphone.tick(meters.microphone());
    speaker.tick(meters.speaker());
  }
}
