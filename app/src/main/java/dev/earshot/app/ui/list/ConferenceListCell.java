package dev.earshot.app.ui.list;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.ui.widget.Names;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A cell that looks up what it shows, whenever it is asked to. */
final class ConferenceListCell extends ListCell<Row> {
  private static final PseudoClass WATCHED = PseudoClass.getPseudoClass("watched");
  private static final PseudoClass PERSON = PseudoClass.getPseudoClass("person");

  private final Latest latest;
  private final Predicate<ConferenceKey> unfolded;
  private final Meters meters;
  private final Supplier<Instant> now;
  private final ConferenceRowPane conferencePane;
  private final ParticipantRowPane participantPane = new ParticipantRowPane();
  private Optional<ObservedConference> shown = Optional.empty();
  private Optional<Alert> alert = Optional.empty();

  ConferenceListCell(
      Latest latest,
      Predicate<ConferenceKey> unfolded,
      Meters meters,
      Supplier<Instant> now,
      Consumer<ConferenceKey> toggle) {
    this.latest = latest;
    this.unfolded = unfolded;
    this.meters = meters;
    this.now = now;
    conferencePane =
        new ConferenceRowPane(
            () -> Optional.ofNullable(getItem()).ifPresent(row -> toggle.accept(row.conference())));
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    if (row == null || empty) {
      setGraphic(null);
      pseudoClassStateChanged(WATCHED, false);
      pseudoClassStateChanged(PERSON, false);
    } else {
      setGraphic(row instanceof Row.OfConference ? conferencePane : participantPane);
      refresh();
    }
  }

  /** Shows the latest of its row if it has another one. */
  void refreshIfChanged() {
    Row row = getItem();
    if (row != null && isVisible() && isOutdated(row)) {
      refresh();
    }
  }

  /** Both are the same objects as long as nothing happened to them. */
  private boolean isOutdated(Row row) {
    return latest.conference(row.conference()).orElse(null) != shown.orElse(null)
        || latest.alert(row.conference()).orElse(null) != alert.orElse(null);
  }

  /**
   * Lets meters move, and times run.
   *
   * @param second whether another second has begun
   */
  void tick(boolean second) {
    Row row = getItem();
    if (row != null && isVisible() && (second || row instanceof Row.OfParticipant)) {
      refresh();
    }
  }

  /** Shows the latest of its row. */
  void refresh() {
    Row row = getItem();
    if (row == null) {
      return;
    }
    shown = latest.conference(row.conference());
    alert = latest.alert(row.conference());
    switch (row) {
      case Row.OfConference conference -> shown.ifPresent(c -> show(conference, c));
      case Row.OfParticipant participant -> find(participant).ifPresent(this::show);
    }
  }

  private void show(Row.OfConference row, ObservedConference conference) {
    conferencePane.live(latest.isLive());
    conferencePane.show(conference, alert, unfolded.test(row.conference()), now.get());
    pseudoClassStateChanged(WATCHED, latest.isWatched(row.conference()));
    pseudoClassStateChanged(PERSON, false);
  }

  private void show(ObservedParticipant participant) {
    pseudoClassStateChanged(WATCHED, false);
    pseudoClassStateChanged(PERSON, true);
    participantPane.show(participant, meters);
  }

  private Optional<ObservedParticipant> find(Row.OfParticipant row) {
    return latest.conference(row.conference()).flatMap(c -> c.find(row.participant()));
  }

  /** Composed when a screen reader asks, rather than twelve times a second for nobody. */
  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? spoken()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  private String spoken() {
    return switch (getItem()) {
      case Row.OfConference row ->
          latest
              .conference(row.conference())
              .map(c -> ConferenceRowPane.spoken(c, alert, now.get()))
              .orElse("");
      case Row.OfParticipant row ->
          find(row).map(p -> Names.called(p) + " " + p.number()).orElse("");
      case null -> "";
    };
  }
}
