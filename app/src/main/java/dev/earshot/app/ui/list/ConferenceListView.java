package dev.earshot.app.ui.list;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ConferenceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The conferences on the left. FX thread only; what the list is made of is computed by {@code
 * background}, one computation at a time. The row under the cursor is kept by its key, and so is
 * the topmost one in sight.
 */
public final class ConferenceListView extends VBox {
  private static final double ROW_HEIGHT = 46;
  private static final int ROWS_ABOVE = 3;

  private final ConsoleCommands commands;
  private final Clock clock;
  private final Executor background;
  private final ListHeader header;
  private final Label nothing = new Label();
  private final RowList rows = new RowList();
  private final ListView<Row> list = new ListView<>(rows);
  private final List<ConferenceListCell> cells = new ArrayList<>();
  private final Latest latest = new Latest();
  private ListQuery query = ListQuery.EVERYTHING;
  private ListIndex index = ListIndex.EMPTY;
  private Optional<ConferenceListViewModel> model = Optional.empty();
  private Optional<ConferenceKey> watched = Optional.empty();
  private boolean computing;
  private boolean stale;
  private long second;

  /**
   * @param background runs the computation of the structure
   * @param typed is told what is typed while the list has the focus
   */
  public ConferenceListView(
      ConsoleCommands commands,
      Meters meters,
      Clock clock,
      Executor background,
      Consumer<String> typed) {
    this.commands = commands;
    this.clock = clock;
    this.background = background;
    getStyleClass().addAll("side", "conference-list");
    header =
        new ListHeader(
            (filter, on) -> change(asked -> asked.with(filter, on)),
            order -> change(asked -> asked.with(order)));
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(_ -> cell(meters));
    new ListKeys(this::watchCursor, this::fold, typed).install(list);
    list.setAccessibleText("Conferences");
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header, list);
    header.show(query);
  }

  private ConferenceListCell cell(Meters meters) {
    ConferenceListCell cell =
        new ConferenceListCell(latest, this::isUnfolded, meters, clock::instant, this::toggle);
    cell.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    cells.add(cell);
    return cell;
  }

  /** Takes the latest snapshot: rows in sight show it at once, the structure follows. */
  public void render(ConsoleSnapshot snapshot) {
    boolean first = latest.snapshot().isEmpty();
    latest.show(snapshot);
    stale = true;
    if (first) {
      compute();
    }
    cells.forEach(ConferenceListCell::refreshIfChanged);
  }

  /** Looks for text in names, topics, numbers and tags. */
  public void search(String text) {
    change(asked -> asked.withText(text));
  }

  public void focusList() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      int row = model.map(ConferenceListViewModel::watchedRow).orElse(-1);
      list.getSelectionModel().select(Math.max(0, row));
      list.scrollTo(Math.max(0, row - ROWS_ABOVE));
    }
  }

  /** Lets times run and meters move and, if anything changed, computes the structure anew. */
  public void tick() {
    if (stale) {
      compute();
    }
    Instant now = clock.instant();
    boolean another = now.getEpochSecond() != second;
    second = now.getEpochSecond();
    cells.forEach(cell -> cell.tick(another));
    latest.snapshot().ifPresent(s -> header.age(s.connection(), !s.conferences().isEmpty(), now));
  }

  private boolean isUnfolded(ConferenceKey conference) {
    return model.filter(m -> m.isUnfolded(conference)).isPresent();
  }

  private void change(UnaryOperator<ListQuery> change) {
    query = change.apply(query);
    stale = true;
    header.show(query);
    compute();
  }

  private void toggle(ConferenceKey conference) {
    change(asked -> asked.toggle(conference));
  }

  private void compute() {
    if (computing || latest.snapshot().isEmpty()) {
      return;
    }
    computing = true;
    stale = false;
    ConsoleSnapshot snapshot = latest.snapshot().get();
    ListQuery asked = query;
    ListIndex former = index;
    background.execute(
        () -> {
          ListIndex next = former.next(snapshot.conferences());
          ConferenceListViewModel computed = ConferenceListViewModel.of(next, snapshot, asked);
          if (Platform.isFxApplicationThread()) {
            apply(next, computed);
          } else {
            Platform.runLater(() -> apply(next, computed));
          }
        });
  }

  private void apply(ListIndex next, ConferenceListViewModel computed) {
    computing = false;
    index = next;
    model = Optional.of(computed);
    if (!rows.equals(computed.rows())) {
      showRows(computed);
    }
    cells.forEach(ConferenceListCell::refresh);
    if (!watched.equals(computed.watched())) {
      watched = computed.watched();
      list.scrollTo(Math.max(0, computed.watchedRow() - ROWS_ABOVE));
    }
    header.count(computed.countText());
    nothing.setText(computed.emptyText());
    if (stale && !query.equals(computed.query())) {
      compute();
    }
  }

  private void showRows(ConferenceListViewModel computed) {
    Optional<Row> cursor = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    Optional<Row> top = topmost();
    int before = top.map(rows::indexOf).orElse(-1);
    rows.show(computed.rows());
    cursor.ifPresent(this::select);
    int after = top.map(computed.rows()::indexOf).orElse(-1);
    if (before > 0 && after >= 0 && before != after) {
      list.layout();
      flow().ifPresent(flow -> flow.scrollPixels((after - before) * ROW_HEIGHT));
    }
  }

  private void select(Row row) {
    int at = rows.indexOf(row);
    if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearSelection();
      if (at >= 0) {
        list.getSelectionModel().select(at);
      }
    }
  }

  private Optional<Row> topmost() {
    return flow()
        .flatMap(flow -> Optional.ofNullable(flow.getFirstVisibleCell()))
        .flatMap(cell -> Optional.ofNullable(((ConferenceListCell) cell).getItem()));
  }

  private Optional<VirtualFlow<?>> flow() {
    return Optional.ofNullable((VirtualFlow<?>) list.lookup(".virtual-flow"));
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      watchCursor();
    }
  }

  private Optional<ConferenceKey> cursor() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(Row::conference);
  }

  private void watchCursor() {
    cursor().filter(key -> !latest.isWatched(key)).ifPresent(commands::watch);
  }

  private void fold(boolean unfold) {
    cursor().filter(key -> isUnfolded(key) != unfold).ifPresent(this::toggle);
  }
}
