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
import java.util.stream.Stream;

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
        Stream.concat(
                snapshot.alerts().stream().flatMap(a -> a.conference().stream()),
                entries.stream().flatMap(e -> e.conference().stream()))
            .distinct()
            .flatMap(key -> snapshot.conferences().find(key).stream())
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
