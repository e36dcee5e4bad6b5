package dev.earshot.app.ui.list;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.IconButton;
import dev.earshot.app.ui.widget.Segments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * The conferences on the left. FX thread only; what the list is made of is computed by {@code
 * background}, one computation at a time, and the row under the cursor is kept by its key.
 */
public final class ConferenceListView extends VBox {
  private static final double ROW_HEIGHT = 46;
  private static final int ROWS_ABOVE = 3;

  private final ConsoleCommands commands;
  private final Executor background;
  private final Chip count = new Chip("0", "chip-neutral");
  private final IconButton sort;
  private final Segments<ListQuery.Filter> filters;
  private final Label nothing = new Label();
  private final ListView<Row> list = new ListView<>();
  private final List<ConferenceListCell> cells = new ArrayList<>();
  private ListQuery query = ListQuery.EVERYTHING;
  private Optional<ConsoleSnapshot> latest = Optional.empty();
  private Optional<ConferenceListViewModel> model = Optional.empty();
  private Optional<ConferenceKey> watched = Optional.empty();
  private boolean computing;
  private boolean stale;

  /**
   * @param background runs the computation of the structure
   */
  public ConferenceListView(
      ConsoleCommands commands, Meters meters, Clock clock, Executor background) {
    this.commands = commands;
    this.background = background;
    getStyleClass().addAll("side", "conference-list");
    sort =
        new IconButton(
            MaterialDesignS.SORT_VARIANT,
            "",
            () -> change(asked -> asked.with(asked.sort().next())));
    filters = new Segments<>("Show", filter -> change(asked -> asked.with(filter)));
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(
        _ -> {
          ConferenceListCell cell =
              new ConferenceListCell(this::model, meters, clock::instant, this::toggle);
          cell.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
          cells.add(cell);
          return cell;
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.setAccessibleText("Conferences");
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header(), filters, list);
    showQuery();
  }

  private HBox header() {
    Label title = new Label("Conferences");
    title.getStyleClass().add("side-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(8, title, count, space, sort);
    header.getStyleClass().add("side-header");
    return header;
  }

  /** Takes the latest snapshot; the list follows with the next tick. */
  public void render(ConsoleSnapshot snapshot) {
    boolean first = latest.isEmpty();
    latest = Optional.of(snapshot);
    stale = true;
    if (first) {
      compute();
    }
  }

  /** Looks for text in names, topics, numbers and tags. */
  public void search(String text) {
    change(asked -> asked.withText(text));
  }

  public void focusList() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      int watched = model.map(ConferenceListViewModel::watchedRow).orElse(-1);
      list.getSelectionModel().select(Math.max(0, watched));
      list.scrollTo(Math.max(0, watched - ROWS_ABOVE));
    }
  }

  /** Refreshes visible cells and, if anything changed, computes the structure anew. */
  public void tick() {
    if (stale) {
      compute();
    }
    cells.stream()
        .filter(cell -> cell.getItem() != null && cell.isVisible())
        .forEach(ConferenceListCell::refresh);
  }

  private ConferenceListViewModel model() {
    return model.orElseThrow();
  }

  private void change(UnaryOperator<ListQuery> change) {
    query = change.apply(query);
    stale = true;
    showQuery();
    compute();
  }

  private void showQuery() {
    Map<ListQuery.Filter, String> labels = new LinkedHashMap<>();
    for (ListQuery.Filter filter : ListQuery.Filter.values()) {
      labels.put(filter, filter.label());
    }
    filters.show(labels, query.filter());
    sort.what("Sorted: " + query.sort().label() + ". Change");
  }

  private void toggle(ConferenceKey conference) {
    change(asked -> asked.toggle(conference));
  }

  private void compute() {
    if (computing || latest.isEmpty()) {
      return;
    }
    computing = true;
    stale = false;
    ConsoleSnapshot snapshot = latest.get();
    ListQuery asked = query;
    background.execute(
        () -> {
          ConferenceListViewModel computed = ConferenceListViewModel.of(snapshot, asked);
          if (Platform.isFxApplicationThread()) {
            apply(computed);
          } else {
            Platform.runLater(() -> apply(computed));
          }
        });
  }

  private void apply(ConferenceListViewModel computed) {
    computing = false;
    boolean sameRows = model.filter(m -> m.rows().equals(computed.rows())).isPresent();
    model = Optional.of(computed);
    if (!sameRows) {
      Optional<Row> cursor = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
      list.getItems().setAll(computed.rows());
      cursor.ifPresent(
          row -> {
            list.getSelectionModel().clearSelection();
            int index = computed.rows().indexOf(row);
            if (index >= 0) {
              list.getSelectionModel().select(index);
            }
          });
    }
    if (!watched.equals(computed.watched())) {
      watched = computed.watched();
      list.scrollTo(Math.max(0, computed.watchedRow() - ROWS_ABOVE));
    }
    count.setText(computed.countText());
    nothing.setText(computed.emptyText());
    if (stale && !query.equals(computed.query())) {
      compute();
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      watchCursor();
    }
  }

  private void watchCursor() {
    Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        .map(Row::conference)
        .filter(key -> latest.flatMap(ConsoleSnapshot::selected).filter(key::equals).isEmpty())
        .ifPresent(commands::watch);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      watchCursor();
    } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
      event.consume();
      boolean unfold = event.getCode() == KeyCode.RIGHT;
      Optional.ofNullable(list.getSelectionModel().getSelectedItem())
          .map(Row::conference)
          .filter(key -> model().isUnfolded(key) != unfold)
          .ifPresent(this::toggle);
    }
  }
}
