package dev.earshot.app.ui.list;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ConferenceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The structure of the list; what stands in its rows they look up themselves. Immutable; computed
 * on any thread.
 *
 * @param rows flattened, in order
 * @param unfolded conferences whose participants are shown
 * @param shown number of conferences that pass the query
 * @param all number of conferences
 */
record ConferenceListViewModel(
    List<Row> rows,
    Set<ConferenceKey> unfolded,
    int shown,
    int all,
    Optional<ConferenceKey> watched,
    ConnectionView.State connection,
    ListQuery query) {
  /** A search that finds more does not unfold them: rows by the thousand tell nobody anything. */
  private static final int MOST_UNFOLDED = 50;

  private static final Comparator<ListEntry> BY_KEY =
      Comparator.comparing(e -> e.row().conference().value());
  private static final Comparator<ListEntry> LONGEST =
      Comparator.comparingLong(
          e -> e.startedAt() == ListEntry.UNKNOWN ? Long.MAX_VALUE : e.startedAt());
  private static final Comparator<ListEntry> NEWEST =
      Comparator.comparingLong(ListEntry::startedAt).reversed();

  static ConferenceListViewModel of(ConsoleSnapshot snapshot, ListQuery query) {
    return of(ListIndex.EMPTY.next(snapshot.conferences()), snapshot, query);
  }

  /**
   * @param index of the same snapshot
   */
  static ConferenceListViewModel of(ListIndex index, ConsoleSnapshot snapshot, ListQuery query) {
    Set<ConferenceKey> alerts =
        snapshot.alerts().stream().flatMap(Alert::where).collect(Collectors.toSet());
    String text = query.text().toLowerCase(Locale.ROOT);
    List<ListEntry> shown =
        index.entries().stream()
            .filter(passes(query, alerts))
            .filter(e -> e.title().contains(text) || e.people().contains(text))
            .sorted(order(query.sort(), alerts).thenComparing(BY_KEY))
            .toList();
    List<Row> rows = new ArrayList<>(shown.size() + 8);
    Set<ConferenceKey> unfolded = new HashSet<>();
    for (ListEntry entry : shown) {
      rows.add(entry.row());
      boolean found = shown.size() <= MOST_UNFOLDED && !entry.title().contains(text);
      if (found || isUnfolded(entry, snapshot.selected(), query)) {
        unfolded.add(entry.row().conference());
        addPeople(rows, entry);
      }
    }
    return new ConferenceListViewModel(
        rows,
        unfolded,
        shown.size(),
        snapshot.conferences().size(),
        snapshot.selected(),
        snapshot.connection().state(),
        query);
  }

  private static void addPeople(List<Row> rows, ListEntry entry) {
    ConferenceKey key = entry.row().conference();
    entry.conference().participants().forEach(p -> rows.add(new Row.OfParticipant(key, p.key())));
  }

  private static Predicate<ListEntry> passes(ListQuery query, Set<ConferenceKey> alerts) {
    return query.filters().stream()
        .<Predicate<ListEntry>>map(
            filter ->
                switch (filter) {
                  case ALERTS -> e -> alerts.contains(e.row().conference());
                  case ON_HOLD -> ListEntry::isOnHold;
                  case MINE -> ListEntry::isMine;
                  case AGENT -> ListEntry::hasAgent;
                  case NO_AGENT -> e -> !e.hasAgent();
                  case CUSTOMER -> ListEntry::hasCustomer;
                })
        .reduce(_ -> true, Predicate::and);
  }

  private static Comparator<ListEntry> order(ListQuery.Sort sort, Set<ConferenceKey> alerts) {
    return switch (sort) {
      case LONGEST -> LONGEST;
      case NEWEST -> NEWEST;
      case ALERTS ->
          Comparator.comparing((ListEntry e) -> !alerts.contains(e.row().conference()))
              .thenComparing(LONGEST);
      case NAME -> Comparator.comparing(ListEntry::title);
    };
  }

  /** The watched one is, the others are not, unless toggled. */
  private static boolean isUnfolded(
      ListEntry entry, Optional<ConferenceKey> watched, ListQuery query) {
    ConferenceKey key = entry.row().conference();
    return watched.filter(key::equals).isPresent() != query.toggled().contains(key);
  }

  /** What stands where no row can. */
  String emptyText() {
    if (query.isNarrow() && all > 0) {
      return query.text().isEmpty()
          ? "No conference under “" + query.filterText() + "”"
          : "No conference matches “" + query.text() + "”";
    }
    return switch (connection) {
      case CONNECTING -> "Connecting…";
      case DOWN -> "Offline: the list cannot be known";
      case UP, DEGRADED -> "No conference at the moment";
    };
  }

  /** How many there are; unknown while nothing is heard of them. */
  String countText() {
    boolean known = connection == ConnectionView.State.UP || all > 0;
    String total = known ? Integer.toString(all) : "?";
    return query.isNarrow() ? shown + " of " + total : total;
  }

  /** Where the watched conference is, or -1. */
  int watchedRow() {
    return watched.map(key -> rows.indexOf(new Row.OfConference(key))).orElse(-1);
  }

  boolean isUnfolded(ConferenceKey conference) {
    return unfolded.contains(conference);
  }
}
