package dev.earshot.app.ui.centre;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.ui.participant.ParticipantCardViewModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The conference in the centre.
 *
 * @param others as the back end names them
 * @param alerts what wants attention in it
 * @param told whether the back end tells who is in it
 */
record ConferenceViewModel(
    ConferenceKey key,
    String name,
    String topic,
    Known<Instant> startedAt,
    List<ParticipantCardViewModel> others,
    Optional<ParticipantCardViewModel> self,
    List<String> alerts,
    boolean told) {

  static Optional<ConferenceViewModel> of(ConsoleSnapshot snapshot) {
    return snapshot.selectedConference().map(c -> of(snapshot, c));
  }

  private static ConferenceViewModel of(ConsoleSnapshot snapshot, ObservedConference conference) {
    List<ParticipantCardViewModel> cards =
        conference.participants().stream()
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
        cards.stream().filter(card -> !card.self()).toList(),
        cards.stream().filter(ParticipantCardViewModel::self).findFirst(),
        alerts,
        conference.reporting() != Reporting.UNREPORTED);
  }

  String people() {
    if (!told) {
      return "participants not told";
    }
    int all = others.size() + self.map(_ -> 1).orElse(0);
    return all == 1 ? "1 participant" : all + " participants";
  }
}
