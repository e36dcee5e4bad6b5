package dev.earshot.app.ui.centre;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.ui.participant.ParticipantCardViewModel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The conference in the centre.
 *
 * @param cards ourselves last, the others as the back end names them
 * @param alerts what wants attention in it
 */
record ConferenceViewModel(
    ConferenceKey key,
    String name,
    String topic,
    Known<Instant> startedAt,
    List<ParticipantCardViewModel> cards,
    List<String> alerts) {

  static Optional<ConferenceViewModel> of(ConsoleSnapshot snapshot) {
    return snapshot.selectedConference().map(c -> of(snapshot, c));
  }

  private static ConferenceViewModel of(ConsoleSnapshot snapshot, ObservedConference conference) {
    List<ParticipantCardViewModel> cards =
        conference.participants().stream()
            .sorted(Comparator.comparing(ObservedParticipant::self))
            .map(p -> ParticipantCardViewModel.of(snapshot, conference.key(), p))
            .toList();
    List<String> alerts =
        snapshot.alerts().stream()
            .filter(a -> a.conference().filter(conference.key()::equals).isPresent())
            .map(Alert::what)
            .toList();
    return new ConferenceViewModel(
        conference.key(),
        conference.name(),
        conference.topic(),
        conference.startedAt(),
        cards,
        alerts);
  }

  String people() {
    return cards.size() == 1 ? "1 participant" : cards.size() + " participants";
  }
}
