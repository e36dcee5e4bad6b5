package dev.earshot.app.ui.timeline;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.ui.widget.Chip;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of all that wants attention: hands raised and what the detectors found, newest first.
 * Enter goes to the conference, Delete dismisses. FX thread only.
 */
public final class InboxView extends VBox {
  private static final double WIDTH = 520;
  private static final double HEIGHT = 420;

  private final ConsoleCommands commands;
  private final Clock clock;
  private final Runnable close;
  private final Chip count = new Chip("0", "chip-warning");
  private final ListView<Alert> list = new ListView<>();
  private Optional<ConsoleSnapshot> latest = Optional.empty();
  private List<Alert> shown = List.of();

  /**
   * @param close closes the sheet
   */
  public InboxView(ConsoleCommands commands, Clock clock, Runnable close) {
    this.commands = commands;
    this.clock = clock;
    this.close = close;
    getStyleClass().addAll("overlay-sheet", "inbox");
    setMaxSize(WIDTH, HEIGHT);
    Label title = new Label("Needs attention");
    title.getStyleClass().add("sheet-title");
    HBox heading = new HBox(10, title, count);
    heading.getStyleClass().add("side-header");
    Label nothing = new Label("Nothing needs your attention");
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    list.setAccessibleText("Needs attention. Enter goes there, Delete dismisses");
    list.setCellFactory(_ -> new Cell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Label keys = new Label("Enter: go there.  Delete: dismiss.  Esc: close.");
    keys.getStyleClass().add("muted");
    getChildren().addAll(heading, list, keys);
  }

  public void render(ConsoleSnapshot snapshot) {
    latest = Optional.of(snapshot);
    if (snapshot.alerts() == shown) {
      return;
    }
    shown = snapshot.alerts();
    Optional<String> cursor =
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(Alert::id);
    int at = list.getSelectionModel().getSelectedIndex();
    list.getItems().setAll(shown);
    count.setText(Integer.toString(shown.size()));
    cursor.ifPresent(id -> select(id, at));
  }

  /** The same alert or, if it is gone, the one in its place. */
  private void select(String id, int before) {
    int now = shown.stream().map(Alert::id).toList().indexOf(id);
    list.getSelectionModel().select(Math.min(now < 0 ? before : now, shown.size() - 1));
  }

  /** Puts the focus on the newest one. */
  public void focus() {
    list.requestFocus();
    list.getSelectionModel().selectFirst();
  }

  private void pressed(KeyEvent event) {
    Alert alert = list.getSelectionModel().getSelectedItem();
    if (alert == null || !(event.getTarget() instanceof ListView<?>)) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      alert.conference().filter(this::isThere).ifPresent(this::go);
    } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      event.consume();
      commands.dismissAlert(alert.id());
    }
  }

  private void go(ConferenceKey conference) {
    close.run();
    commands.watch(conference);
  }

  private boolean isThere(ConferenceKey conference) {
    return name(conference).isPresent();
  }

  private Optional<String> name(ConferenceKey conference) {
    return latest.flatMap(s -> s.conferences().find(conference)).map(ObservedConference::name);
  }

  private String where(Alert alert) {
    return alert.conference().flatMap(this::name).orElse("");
  }

  /** One alert, composed anew when its cell gets another one. */
  private final class Cell extends ListCell<Alert> {
    Cell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Alert alert, boolean empty) {
      super.updateItem(alert, empty);
      if (alert == null || empty) {
        setGraphic(null);
        return;
      }
      AlertRow row =
          new AlertRow(alert, where(alert), !where(alert).isEmpty(), InboxView.this::go, commands);
      row.tick(clock.instant());
      setGraphic(row);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      Alert alert = getItem();
      return attribute == AccessibleAttribute.TEXT && alert != null
          ? alert.what() + (where(alert).isEmpty() ? "" : ", " + where(alert))
          : super.queryAccessibleAttribute(attribute, parameters);
    }
  }
}
