package dev.earshot.app.ui.mode;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.mode.ModeBarViewModel.Choice;
import dev.earshot.app.ui.widget.Segments;
import dev.earshot.app.ui.widget.Tips;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * The mode bar: three modes as one segmented control, the targets of a whisper or the second step
 * of a barge, and always the sentence. Tells which mode the user looks at, so that the matrix can
 * preview it.
 */
public final class ModeBarView extends VBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final Map<Mode, ModeButton> buttons = new EnumMap<>(Mode.class);
  private final TargetRow targets;
  private final BargeStep barge;
  private final ConsentRow consent;
  private final Sentence sentence = new Sentence();
  private final FontIcon gateIcon = new FontIcon(MaterialDesignM.MICROPHONE);
  private final Label gate = new Label("", gateIcon);
  private final Tooltip gateTip = Tips.on(gate, "");
  private final Segments<Optional<ParticipantKey>> ears;
  private final HBox earRow;
  private final String talkKey;
  private final BooleanProperty in = new SimpleBooleanProperty();

  /**
   * @param preview is told the mode hovered or focused, empty for none
   */
  public ModeBarView(ConsoleCommands commands, KeyMap keys, Consumer<Optional<Mode>> preview) {
    getStyleClass().add("mode-bar");
    targets = new TargetRow(commands::chooseTargets, commands::chooseTag);
    consent = new ConsentRow(commands, keys);
    barge = new BargeStep("hear you", commands::confirmBarge, commands::cancelBarge);
    ears = new Segments<>("Listen as", commands::listenAs);
    HBox modes = new HBox();
    modes.getStyleClass().add("modes");
    for (Mode mode : Mode.values()) {
      ModeButton button =
          new ModeButton(mode, keys.label(action(mode)), () -> choose(commands, mode));
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setPrefWidth(200);
      button.hoverProperty().addListener(_ -> tell(preview));
      button.focusedProperty().addListener(_ -> tell(preview));
      buttons.put(mode, button);
      modes.getChildren().add(button);
    }
    talkKey = keys.label(KeyAction.TALK);
    earRow = earRow();
    HBox targetLine = targetLine();
    targetLine.visibleProperty().bind(barge.visibleProperty().not().and(in));
    StackPane middle = new StackPane(targetLine, barge);
    getChildren().addAll(modes, middle, consent, sentenceLine());
  }

  private HBox targetLine() {
    gate.getStyleClass().add("gate-reason");
    gate.setMinWidth(0);
    gate.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(gate, Priority.ALWAYS);
    HBox line = new HBox(12, targets, gate, earRow);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private HBox earRow() {
    Label title = new Label("Listen as");
    title.getStyleClass().add("muted");
    title.setMinWidth(USE_PREF_SIZE);
    Tips.on(title, "Hear what another participant hears. Your own voice is not affected.");
    HBox row = new HBox(6, title, ears);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.setMinWidth(USE_PREF_SIZE);
    return row;
  }

  private HBox sentenceLine() {
    FontIcon icon = new FontIcon(MaterialDesignE.EAR_HEARING);
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(8, icon, sentence);
    line.getStyleClass().add("sentence-line");
    return line;
  }

  private static KeyAction action(Mode mode) {
    return switch (mode) {
      case LISTEN -> KeyAction.LISTEN;
      case WHISPER -> KeyAction.WHISPER;
      case BARGE -> KeyAction.BARGE;
    };
  }

  private static void choose(ConsoleCommands commands, Mode mode) {
    switch (mode) {
      case LISTEN -> commands.listen();
      case WHISPER -> commands.whisper();
      case BARGE -> commands.askBarge();
    }
  }

  private void tell(Consumer<Optional<Mode>> preview) {
    Optional<Mode> looked =
        buttons.entrySet().stream()
            .filter(e -> e.getValue().isHover())
            .map(Map.Entry::getKey)
            .findFirst()
            .or(
                () ->
                    buttons.entrySet().stream()
                        .filter(e -> e.getValue().isFocusVisible())
                        .map(Map.Entry::getKey)
                        .findFirst());
    preview.accept(looked);
  }

  /** Says yes to the doubt that is shown, if one is. */
  public void acceptDoubt() {
    consent.accept();
  }

  public void render(ModeBarViewModel model) {
    for (Choice choice : model.choices()) {
      Optional.ofNullable(buttons.get(choice.mode())).ifPresent(b -> b.render(choice));
    }
    in.set(model.in());
    targets.render(model.targets(), model.byTag());
    consent.render(model.consent());
    barge.render(model.barge());
    sentence.show(model.sentence());
    String gateText = model.gateText(talkKey);
    gate.setText(gateText);
    gate.setAccessibleText(model.isShut() ? "Microphone shut: " + gateText : gateText);
    gateTip.setText(gate.getAccessibleText());
    gateIcon.setIconCode(
        model.isShut() ? MaterialDesignM.MICROPHONE_OFF : MaterialDesignM.MICROPHONE);
    gate.pseudoClassStateChanged(OPEN, model.gateOpen());
    earRow.setVisible(!model.ears().isEmpty());
    earRow.setManaged(!model.ears().isEmpty());
    ears.show(model.earLabels(), model.listeningAs());
  }
}
