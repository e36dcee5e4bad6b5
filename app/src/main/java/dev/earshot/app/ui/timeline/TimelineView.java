package dev.earshot.app.ui.timeline;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.ui.timeline.TimelineViewModel.Filter;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Segments;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The right side: what wants attention, and below it what happened. */
public final class TimelineView extends VBox {
  private static final int MOST_ALERTS = 3;

  private final ConsoleCommands commands;
  private final Runnable all;
  private final VBox alerts = new VBox(6);
  private final Chip alertCount = new Chip("", "chip-warning");
  private final VBox attention;
  private final Segments<Filter> filters;
  private final ListView<TimelineEntry> list = new ListView<>();
  private final List<AlertRow> alertRows = new ArrayList<>();
  private Filter filter = Filter.THIS_CALL;
  private Optional<ConsoleSnapshot> latest = Optional.empty();
  private Optional<TimelineViewModel> shown = Optional.empty();

  /**
   * @param all shows all that wants attention
   * @param evidence can be exported, if anybody keeps it
   * @param background runs what writes files
   */
  public TimelineView(
      ConsoleCommands commands,
      Clock clock,
      Runnable all,
      Optional<EvidenceLog> evidence,
      Executor background) {
    this.commands = commands;
    this.all = all;
    getStyleClass().addAll("side", "timeline");
    attention = new VBox(8, title("Attention", alertCount), alerts);
    attention.getStyleClass().add("attention");
    filters = new Segments<>("Timeline", this::choose);
    list.setCellFactory(_ -> new TimelineCell(this::elsewhere, clock));
    list.setAccessibleText("Timeline");
    Label nothing = new Label("Nothing has happened yet");
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(attention, heading(evidence, background), filters, list);
    showFilter();
  }

  private static HBox title(String text, Chip... chips) {
    Label title = new Label(text);
    title.getStyleClass().add("side-title");
    HBox box = new HBox(8, title);
    box.getChildren().addAll(chips);
    box.getStyleClass().add("side-header");
    return box;
  }

  private static HBox heading(Optional<EvidenceLog> evidence, Executor background) {
    HBox heading = title("Timeline");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    heading.getChildren().add(space);
    evidence.ifPresent(log -> heading.getChildren().add(new ExportButton(log, background)));
    return heading;
  }

  public void render(ConsoleSnapshot snapshot) {
    latest = Optional.of(snapshot);
    TimelineViewModel model = TimelineViewModel.of(snapshot, filter);
    if (shown.filter(model::equals).isPresent()) {
      return;
    }
    boolean sameAlerts =
        shown
            .filter(m -> m.alerts().equals(model.alerts()))
            .filter(m -> m.selected().equals(model.selected()))
            .filter(m -> m.names().equals(model.names()))
            .isPresent();
    shown = Optional.of(model);
    if (!sameAlerts) {
      showAlerts(model);
    }
    if (!list.getItems().equals(model.entries())) {
      list.getItems().setAll(model.entries());
    }
  }

  public void tick(Instant now) {
    alertRows.forEach(row -> row.tick(now));
  }

  private void showAlerts(TimelineViewModel model) {
    alertRows.clear();
    List<Alert> first = model.alerts().stream().limit(MOST_ALERTS).toList();
    first.forEach(
        alert ->
            alertRows.add(
                new AlertRow(
                    alert,
                    model.elsewhere(alert.conference()),
                    model.canGo(alert),
                    commands::watch,
                    commands)));
    alerts.getChildren().setAll(alertRows);
    int more = model.alerts().size() - first.size();
    if (more > 0) {
      Hyperlink rest = new Hyperlink("and " + more + " more");
      rest.setOnAction(_ -> all.run());
      alerts.getChildren().add(rest);
    }
    alertCount.setText(Integer.toString(model.alerts().size()));
    attention.setVisible(!first.isEmpty());
    attention.setManaged(!first.isEmpty());
  }

  private String elsewhere(TimelineEntry entry) {
    return shown.map(m -> m.elsewhere(entry.conference())).orElse("");
  }

  private void choose(Filter wanted) {
    filter = wanted;
    showFilter();
    latest.ifPresent(this::render);
  }

  private void showFilter() {
    Map<Filter, String> labels = new LinkedHashMap<>();
    for (Filter each : Filter.values()) {
      labels.put(each, each.label());
    }
    filters.show(labels, filter);
  }
}
