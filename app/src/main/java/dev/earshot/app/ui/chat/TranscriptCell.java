package dev.earshot.app.ui.chat;

import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.Outgoing;
import dev.earshot.app.supervision.chat.Visibility;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Durations;
import java.time.Clock;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row: who, what, when, and always who sees it. */
final class TranscriptCell extends ListCell<TranscriptItem> {
  private static final PseudoClass OURS = PseudoClass.getPseudoClass("ours");
  private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
  private static final PseudoClass EVENT = PseudoClass.getPseudoClass("event");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
  private static final double SCROLL_BAR = 12;
  private static final double NARROWEST = 300;

  private final Clock clock;
  private final Label who = new Label();
  private final Label time = new Label();
  private final Label text = new Label();
  private final FontIcon icon = new FontIcon();
  private final Chip seen = new Chip("", "chip-neutral", icon);
  private final VBox row;

  TranscriptCell(Clock clock) {
    this.clock = clock;
    who.getStyleClass().add("line-who");
    who.setMinWidth(0);
    time.getStyleClass().add("muted");
    time.setMinWidth(Region.USE_PREF_SIZE);
    text.getStyleClass().add("line-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, who, time, space, seen);
    head.setAlignment(Pos.CENTER_LEFT);
    row = new VBox(2, head, text);
    row.getStyleClass().add("chat-line");
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
    double height = row.prefHeight(list - SCROLL_BAR - sides);
    return snappedTopInset() + height + snappedBottomInset();
  }

  @Override
  protected void updateItem(@Nullable TranscriptItem item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    switch (item) {
      case TranscriptItem.Line(ChatLine line, boolean alarm) -> line(line, alarm);
      case TranscriptItem.Missing(int from, int count) -> missing(from, count);
      case TranscriptItem.Sent(Outgoing message) -> sent(message);
    }
    setGraphic(row);
  }

  private void line(ChatLine line, boolean alarm) {
    boolean event = line.kind() != ChatLine.Kind.TEXT;
    look(line.author().self(), alarm, event, false);
    who.setText(line.author().self() ? "You" : line.author().nickname());
    time.setText(line.at().map(at -> Durations.timeOfDay(at, clock)).orElse(""));
    text.setText(event ? words(line) : line.text().value());
    show(line.visibility());
    setAccessibleText(
        "%s, %s: %s. %s".formatted(who.getText(), time.getText(), text.getText(), seen.getText()));
  }

  private static String words(ChatLine line) {
    String said = line.text().value();
    return switch (line.kind()) {
      case JOINED -> "joined";
      case REJOINED -> "came back, or changed who sees them";
      case LEFT -> "left";
      case NOTICE, PUSHED_URL -> said.isEmpty() ? "notice" : said;
      default -> said.isEmpty() ? "something Earshot does not know" : said;
    };
  }

  private void missing(int from, int count) {
    look(false, false, true, false);
    who.setText(count == 1 ? "1 entry is missing" : count + " entries are missing");
    time.setText("");
    text.setText("The system did not show them (from number " + from + ").");
    show(Visibility.UNKNOWN);
    setAccessibleText(who.getText() + ". " + text.getText());
  }

  private void sent(Outgoing message) {
    look(true, false, false, true);
    who.setText(
        switch (message.stage()) {
          case SENDING -> "You: sending…";
          case NOT_CONFIRMED -> "You: not confirmed, not sent again";
          case FAILED -> "You: NOT SENT";
        });
    time.setText(Durations.timeOfDay(message.sentAt(), clock));
    text.setText(message.text().value());
    show(Visibility.of(message.mode()));
    setAccessibleText(
        "%s %s. Meant for %s. %s"
            .formatted(who.getText(), text.getText(), seen.getText(), message.detail()));
  }

  private void look(boolean ours, boolean alarm, boolean event, boolean waiting) {
    row.pseudoClassStateChanged(OURS, ours);
    row.pseudoClassStateChanged(ALARM, alarm);
    row.pseudoClassStateChanged(EVENT, event);
    row.pseudoClassStateChanged(WAITING, waiting);
  }

  private void show(Visibility visibility) {
    VisibilityLook look = VisibilityLook.of(visibility);
    seen.setText(look.word());
    seen.look(look.styleClass());
    icon.setIconCode(look.icon());
  }
}
