package dev.earshot.app.ui.list;

import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Durations;
import dev.earshot.app.ui.widget.Tips;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * What stands above the list: how many there are, in which order, which of them, and how old what
 * is said of them is, if it is not fresh.
 */
final class ListHeader extends VBox {
  private final Chip count = new Chip("0", "chip-neutral");
  private final MenuButton sort = new MenuButton("", new FontIcon(MaterialDesignS.SORT_VARIANT));
  private final Tooltip sortTip = Tips.of("");
  private final ToggleGroup orders = new ToggleGroup();
  private final Map<ListQuery.Sort, RadioMenuItem> sorts = new EnumMap<>(ListQuery.Sort.class);
  private final Map<ListQuery.Filter, ToggleButton> filters = new EnumMap<>(ListQuery.Filter.class);
  private final Label age = new Label();

  /**
   * @param filtered is told which filter goes on or off
   */
  ListHeader(BiConsumer<ListQuery.Filter, Boolean> filtered, Consumer<ListQuery.Sort> sorted) {
    Label title = new Label("Conferences");
    title.getStyleClass().add("side-title");
    title.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    for (ListQuery.Sort each : ListQuery.Sort.values()) {
      RadioMenuItem item = new RadioMenuItem(each.label());
      item.setToggleGroup(orders);
      item.setOnAction(_ -> sorted.accept(each));
      sorts.put(each, item);
    }
    sort.getItems().addAll(sorts.values());
    sort.getStyleClass().add("sort-menu");
    sort.setTooltip(sortTip);
    HBox header = new HBox(8, title, count, space, sort);
    header.getStyleClass().add("side-header");
    FlowPane chips = new FlowPane(4, 4);
    chips.getStyleClass().add("filter-chips");
    for (ListQuery.Filter each : ListQuery.Filter.values()) {
      chips.getChildren().add(chip(each, filtered));
    }
    age.getStyleClass().add("list-age");
    age.setWrapText(true);
    age.setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("list-header");
    getChildren().addAll(header, chips, age);
  }

  private ToggleButton chip(
      ListQuery.Filter filter, BiConsumer<ListQuery.Filter, Boolean> filtered) {
    ToggleButton chip = new ToggleButton(filter.label());
    chip.getStyleClass().add("filter-chip");
    chip.setAccessibleText("Show only conferences " + filter.which());
    chip.setMinWidth(USE_PREF_SIZE);
    chip.setTooltip(Tips.of("Only conferences " + filter.which()));
    chip.setOnAction(_ -> filtered.accept(filter, chip.isSelected()));
    filters.put(filter, chip);
    return chip;
  }

  /** Shows what is asked for. */
  void show(ListQuery query) {
    filters.forEach((filter, chip) -> chip.setSelected(query.filters().contains(filter)));
    sorts.forEach((order, item) -> item.setSelected(order == query.sort()));
    sortTip.setText("Order: " + query.sort().label());
    sort.setAccessibleText("Order: " + query.sort().label());
  }

  void count(String text) {
    count.setText(text);
  }

  /**
   * Says how old what is listed is unless it is fresh; a line from which nothing came for two of
   * its periods is not up.
   *
   * @param any whether anything is listed that could be old
   */
  void age(ConnectionView connection, boolean any, Instant now) {
    boolean old =
        connection.state() == ConnectionView.State.DEGRADED
            || connection.state() == ConnectionView.State.DOWN;
    String text =
        any && old
            ? "Last heard of "
                + Durations.age(Duration.between(connection.freshAsOf(), now))
                + " ago. What is shown may be over."
            : "";
    if (!text.equals(age.getText())) {
      age.setText(text);
    }
    age.setVisible(!text.isEmpty());
    age.setManaged(!text.isEmpty());
  }
}
