package dev.earshot.app.ui.chat;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.mode.BargeStep;
import dev.earshot.app.ui.mode.ModeBarViewModel.Choice;
import dev.earshot.app.ui.mode.ModeButton;
import dev.earshot.app.ui.mode.Sentence;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/** The centre while chats are looked at: one chat, its modes and its composer. */
public final class ChatView extends BorderPane {
  private final ConsoleCommands commands;
  private final Label name = new Label();
  private final Label state = new Label();
  private final Button accept = new Button("Accept");
  private final Button leave = new Button("Leave");
  private final PeopleRow people = new PeopleRow();
  private final Label alarmText = new Label();
  private final HBox alarm;
  private final ListView<TranscriptItem> transcript = new ListView<>();
  private final Label typing = new Label();
  private final Label note = new Label();
  private final Map<Mode, ModeButton> modes = new EnumMap<>(Mode.class);
  private final BargeStep barge;
  private final Sentence sentence = new Sentence();
  private final ComposerView composer;
  private final VBox chat;
  private final VBox below;
  private final Label nothing = new Label();
  private Optional<ChatViewModel> shown = Optional.empty();

  public ChatView(ConsoleCommands commands, KeyMap keys, Clock clock) {
    this.commands = commands;
    getStyleClass().addAll("centre", "chat");
    accept.setOnAction(_ -> act(ChatInput.Accept::new));
    leave.setOnAction(_ -> act(ChatInput.Leave::new));
    alarm = alarm();
    barge = new BargeStep("see you", this::confirmBarge, this::cancelBarge);
    composer = new ComposerView(keys, commands::chat);
    transcript.setCellFactory(_ -> new TranscriptCell(clock));
    transcript.setAccessibleText("Transcript");
    transcript.getStyleClass().add("transcript");
    Label empty = new Label("Nothing has been written yet");
    empty.getStyleClass().add("muted");
    transcript.setPlaceholder(empty);
    VBox.setVgrow(transcript, Priority.ALWAYS);
    typing.getStyleClass().addAll("muted", "chat-typing");
    chat = new VBox(header(), people, alarm, transcript, typing);
    below = new VBox(modes(keys), barge, notes(), composer);
    below.getStyleClass().add("mode-bar");
    nothing.getStyleClass().add("empty-text");
    nothing.setWrapText(true);
    setCenter(new StackPane(nothing, chat));
    setBottom(below);
    render(Optional.empty());
  }

  private HBox header() {
    name.getStyleClass().add("conference-title");
    name.setMinWidth(0);
    state.getStyleClass().addAll("chip", "chip-warning");
    state.setMinWidth(Region.USE_PREF_SIZE);
    accept.setMinWidth(Region.USE_PREF_SIZE);
    leave.setMinWidth(Region.USE_PREF_SIZE);
    accept.setAccessibleText("Accept the invitation to this chat");
    leave.setAccessibleText("Leave this chat");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(name, state, space, accept, leave);
    header.getStyleClass().add("conference-header");
    return header;
  }

  private HBox alarm() {
    alarmText.setWrapText(true);
    alarmText.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(alarmText, Priority.ALWAYS);
    alarmText.setMaxWidth(Double.MAX_VALUE);
    Button read = new Button("I have read this");
    read.setMinWidth(USE_PREF_SIZE);
    read.setOnAction(_ -> act(ChatInput.Acknowledge::new));
    HBox box = new HBox(10, new FontIcon(MaterialDesignA.ALERT_OCTAGON), alarmText, read);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("privacy-alarm");
    return box;
  }

  private HBox modes(KeyMap keys) {
    HBox row = new HBox();
    row.getStyleClass().add("modes");
    for (Mode mode : Mode.values()) {
      ModeButton button = new ModeButton(mode, keys.label(key(mode)), () -> choose(mode));
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setPrefWidth(200);
      modes.put(mode, button);
      row.getChildren().add(button);
    }
    return row;
  }

  private static KeyAction key(Mode mode) {
    return switch (mode) {
      case LISTEN -> KeyAction.CHAT_LISTEN;
      case WHISPER -> KeyAction.CHAT_WHISPER;
      case BARGE -> KeyAction.CHAT_BARGE;
    };
  }

  private VBox notes() {
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(8, new FontIcon(MaterialDesignE.EYE), sentence);
    line.getStyleClass().add("sentence-line");
    note.getStyleClass().add("chat-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    return new VBox(4, line, note);
  }

  private void act(Function<ChatKey, ChatInput.UserInput> what) {
    shown.ifPresent(model -> commands.chat(what.apply(model.key())));
  }

  /** What a mode button or its key does. */
  public void choose(Mode mode) {
    act(key -> mode == Mode.BARGE ? new ChatInput.AskBarge(key) : new ChatInput.Switch(key, mode));
  }

  private void confirmBarge() {
    act(ChatInput.ConfirmBarge::new);
    composer.focusText();
  }

  /** Takes back what waits for its second step. */
  public void cancelBarge() {
    shown
        .filter(model -> model.barge().isPresent())
        .ifPresent(model -> commands.chat(new ChatInput.CancelBarge(model.key())));
  }

  /** Shows a chat, or that none is chosen. */
  public void render(Optional<Chat> now) {
    Optional<ChatViewModel> model = now.map(ChatViewModel::of);
    chat.setVisible(model.isPresent());
    below.setVisible(model.isPresent());
    below.setManaged(model.isPresent());
    nothing.setVisible(model.isEmpty());
    nothing.setText("No chat is open. Arm an agent on the left: his next chat is brought to you.");
    if (!model.equals(shown)) {
      Optional<ChatViewModel> before = shown;
      shown = model;
      model.ifPresent(m -> show(m, before));
    }
  }

  private void show(ChatViewModel model, Optional<ChatViewModel> before) {
    name.setText(model.name());
    shown(state, model.state());
    visible(accept, model.invited());
    visible(leave, model.live());
    people.render(model.participants());
    alarmText.setText("Privacy alarm. " + model.alarm().orElse(""));
    visible(alarm, model.alarm().isPresent());
    boolean other = before.filter(b -> b.key().equals(model.key())).isEmpty();
    if (other || !transcript.getItems().equals(model.transcript())) {
      renderTranscript(model.transcript());
    }
    shown(typing, model.typing());
    shown(note, model.note());
    for (Choice choice : model.choices()) {
      Optional.ofNullable(modes.get(choice.mode())).ifPresent(b -> b.render(choice));
    }
    barge.render(model.barge());
    visible(barge, model.barge().isPresent());
    sentence.show(model.sentence());
    composer.render(model);
  }

  /** Follows what is new, as long as the end is where the user reads. */
  private void renderTranscript(List<TranscriptItem> items) {
    transcript.getItems().setAll(items);
    if (!items.isEmpty()) {
      transcript.scrollTo(items.size() - 1);
    }
  }

  private static void shown(Label label, String text) {
    label.setText(text);
    visible(label, !text.isEmpty());
  }

  private static void visible(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  public void focusComposer() {
    composer.focusText();
  }
}
