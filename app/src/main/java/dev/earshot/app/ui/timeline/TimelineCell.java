package dev.earshot.app.ui.timeline;

import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.ui.widget.Durations;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One thing that happened: icon, sentence, detail, time. */
final class TimelineCell extends ListCell<TimelineEntry> {
  private static final double SCROLL_BAR = 10;
  private static final double NARROWEST = 220;

  private final Function<TimelineEntry, String> elsewhere;
  private final Clock clock;
  private final FontIcon icon = new FontIcon();
  private final StackPane badge = new StackPane(icon);
  private final Label what = new Label();
  private final Label detail = new Label();
  private final Label time = new Label();
  private final HBox row;
  private String look = "";

  /**
   * @param elsewhere names the conference an entry is about if it is not the one in the centre
   */
  TimelineCell(Function<TimelineEntry, String> elsewhere, Clock clock) {
    this.elsewhere = elsewhere;
    this.clock = clock;
    badge.getStyleClass().add("event-badge");
    what.getStyleClass().add("event-what");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    detail.getStyleClass().add("event-detail");
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    time.getStyleClass().add("event-time");
    time.setMinWidth(Region.USE_PREF_SIZE);
    VBox texts = new VBox(1, what, detail);
    HBox.setHgrow(texts, Priority.ALWAYS);
    row = new HBox(10, badge, texts, time);
    row.setAlignment(Pos.TOP_LEFT);
    setPrefWidth(0);
  }

  /** Texts wrap, so the height follows from the width the list leaves. */
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() == null || getListView() == null) {
      return super.computePrefHeight(width);
    }
    double sides = snappedLeftInset() + snappedRightInset();
    double list = getListView().getWidth() > 0 ? getListView().getWidth() : NARROWEST;
    double available = list - SCROLL_BAR - sides;
    return snappedTopInset() + row.prefHeight(available) + snappedBottomInset();
  }

  @Override
  protected void updateItem(@Nullable TimelineEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (entry == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    EventLook wanted = EventLook.of(entry.kind());
    icon.setIconCode(wanted.icon());
    if (!look.equals(wanted.styleClass())) {
      badge.getStyleClass().remove(look);
      look = wanted.styleClass();
      badge.getStyleClass().add(look);
    }
    String second =
        Stream.of(entry.detail(), elsewhere.apply(entry))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" · "));
    what.setText(entry.what());
    detail.setText(second);
    detail.setVisible(!second.isEmpty());
    detail.setManaged(!second.isEmpty());
    time.setText(Durations.timeOfDay(entry.at(), clock));
    setAccessibleText(time.getText() + " " + entry.what() + " " + second);
    setGraphic(row);
  }
}
