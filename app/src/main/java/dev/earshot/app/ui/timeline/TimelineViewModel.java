package dev.earshot.app.ui.timeline;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What happened and what wants attention.
 *
 * @param entries newest first, those the filter lets through
 * @param alerts newest first
 * @param names of conferences, for entries about other ones
 * @param selected the conference in the centre
 */
record TimelineViewModel(
    List<TimelineEntry> entries,
    List<Alert> alerts,
    Map<ConferenceKey, String> names,
    Optional<ConferenceKey> selected) {

  /** Which entries. */
  enum Filter {
    THIS_CALL("This call"),
    PROBLEMS("Problems"),
    EVERYTHING("All");

    private final String label;

    Filter(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static TimelineViewModel of(ConsoleSnapshot snapshot, Filter filter) {
    List<TimelineEntry> entries =
        snapshot.timeline().stream().filter(e -> passes(e, filter, snapshot.selected())).toList();
    Map<ConferenceKey, String> names =
        snapshot.conferences().stream()
            .filter(c -> isNeeded(c, snapshot, entries))
            .collect(Collectors.toMap(ObservedConference::key, ObservedConference::name));
    return new TimelineViewModel(entries, snapshot.alerts(), names, snapshot.selected());
  }

  private static boolean passes(
      TimelineEntry entry, Filter filter, Optional<ConferenceKey> selected) {
    return switch (filter) {
      case EVERYTHING -> true;
      case THIS_CALL -> entry.conference().isEmpty() || entry.conference().equals(selected);
      case PROBLEMS -> isProblem(entry.kind());
    };
  }

  private static boolean isProblem(TimelineEntry.Kind kind) {
    return switch (kind) {
      case GATE, QUALITY, PROBLEM, DEVICE, CONNECTION, HAND_RAISED, LEAK -> true;
      case JOINED, LEFT, TAGGED, HELD, LISTENING, WHISPERED, BARGED, REQUEST, EAR -> false;
    };
  }

  private static boolean isNeeded(
      ObservedConference conference, ConsoleSnapshot snapshot, List<TimelineEntry> entries) {
    Optional<ConferenceKey> key = Optional.of(conference.key());
    return snapshot.alerts().stream().anyMatch(a -> a.conference().equals(key))
        || entries.stream().anyMatch(e -> e.conference().equals(key));
  }

  /** The name of the conference if it is another one than that in the centre. */
  String elsewhere(Optional<ConferenceKey> conference) {
    return conference
        .filter(key -> selected.filter(key::equals).isEmpty())
        .map(key -> names.getOrDefault(key, ""))
        .orElse("");
  }

  boolean canGo(Alert alert) {
    return alert.conference().filter(names::containsKey).isPresent();
  }
}
