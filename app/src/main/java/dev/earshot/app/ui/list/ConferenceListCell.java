package dev.earshot.app.ui.list;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.ui.widget.Names;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A cell that looks up what it shows, whenever the ticker asks it to. */
final class ConferenceListCell extends ListCell<Row> {
  private static final PseudoClass WATCHED = PseudoClass.getPseudoClass("watched");
  private static final PseudoClass PERSON = PseudoClass.getPseudoClass("person");

  private final Supplier<ConferenceListViewModel> model;
  private final Meters meters;
  private final Supplier<Instant> now;
  private final ConferenceRowPane conferencePane;
  private final ParticipantRowPane participantPane = new ParticipantRowPane();

  ConferenceListCell(
      Supplier<ConferenceListViewModel> model,
      Meters meters,
      Supplier<Instant> now,
      Consumer<ConferenceKey> toggle) {
    this.model = model;
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
      setAccessibleText("");
      pseudoClassStateChanged(WATCHED, false);
      pseudoClassStateChanged(PERSON, false);
    } else {
      setGraphic(row instanceof Row.OfConference ? conferencePane : participantPane);
      refresh();
    }
  }

  /** Shows the latest of its row. */
  void refresh() {
    switch (getItem()) {
      case Row.OfConference row -> show(row);
      case Row.OfParticipant row -> show(row);
      case null -> {}
    }
  }

  private void show(Row.OfConference row) {
    ConferenceListViewModel latest = model.get();
    ObservedConference conference = latest.conferences().get(row.conference());
    if (conference == null) {
      return;
    }
    conferencePane.live(latest.connection() == ConnectionView.State.UP);
    Optional<Alert> alert = Optional.ofNullable(latest.alerts().get(row.conference()));
    conferencePane.show(conference, alert, latest.isUnfolded(row.conference()), now.get());
    pseudoClassStateChanged(WATCHED, latest.watched().filter(row.conference()::equals).isPresent());
    pseudoClassStateChanged(PERSON, false);
    setAccessibleText(ConferenceRowPane.spoken(conference, alert, now.get()));
  }

  private void show(Row.OfParticipant row) {
    pseudoClassStateChanged(WATCHED, false);
    pseudoClassStateChanged(PERSON, true);
    model
        .get()
        .participant(row)
        .ifPresent(
            participant -> {
              participantPane.show(participant, meters);
              setAccessibleText(Names.called(participant) + " " + participant.number());
            });
  }
}
