package dev.earshot.app.ui.list;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The structure of the list and where its rows look up what they show. Immutable; computed on any
 * thread.
 *
 * @param rows flattened, in order
 * @param conferences by key
 * @param alerts the newest one of each conference
 * @param shown conferences that pass the filter
 */
record ConferenceListViewModel(
    List<Row> rows,
    Map<ConferenceKey, ObservedConference> conferences,
    Map<ConferenceKey, Alert> alerts,
    int shown,
    Optional<ConferenceKey> watched,
    ConnectionView.State connection,
    ListQuery query) {

  static ConferenceListViewModel of(ConsoleSnapshot snapshot, ListQuery query) {
    Map<ConferenceKey, ObservedConference> conferences = new HashMap<>();
    snapshot.conferences().forEach(c -> conferences.put(c.key(), c));
    Map<ConferenceKey, Alert> alerts = new HashMap<>();
    snapshot.alerts().forEach(a -> a.conference().ifPresent(key -> alerts.putIfAbsent(key, a)));
    List<Row> rows = new ArrayList<>();
    List<ObservedConference> shown =
        snapshot.conferences().stream()
            .filter(passes(query, alerts))
            .sorted(order(query.sort(), alerts))
            .toList();
    for (ObservedConference conference : shown) {
      rows.add(new Row.OfConference(conference.key()));
      if (unfolded(conference, snapshot.selected(), query)) {
        conference
            .participants()
            .forEach(p -> rows.add(new Row.OfParticipant(conference.key(), p.key())));
      }
    }
    return new ConferenceListViewModel(
        List.copyOf(rows),
        Map.copyOf(conferences),
        Map.copyOf(alerts),
        shown.size(),
        snapshot.selected(),
        snapshot.connection().state(),
        query);
  }

  private static Predicate<ObservedConference> passes(
      ListQuery query, Map<ConferenceKey, Alert> alerts) {
    Predicate<ObservedConference> kind =
        switch (query.filter()) {
          case ALL -> _ -> true;
          case ALERTS -> c -> alerts.containsKey(c.key());
          case ON_HOLD -> c -> c.participants().stream().anyMatch(p -> isTrue(p.held()));
          case NO_AGENT ->
              c -> c.participants().stream().noneMatch(p -> p.role().isSurely(Role.AGENT));
        };
    String text = query.text().toLowerCase(Locale.ROOT);
    return text.isEmpty() ? kind : kind.and(c -> isNamed(c, text) || isAnybodyNamed(c, text));
  }

  private static Comparator<ObservedConference> order(
      ListQuery.Sort sort, Map<ConferenceKey, Alert> alerts) {
    Comparator<ObservedConference> longest =
        Comparator.comparing(c -> c.startedAt().value().orElse(Instant.MAX));
    Comparator<ObservedConference> chosen =
        switch (sort) {
          case LONGEST -> longest;
          case NEWEST ->
              Comparator.comparing(
                  (ObservedConference c) -> c.startedAt().value().orElse(Instant.MIN),
                  Comparator.reverseOrder());
          case ALERTS ->
              Comparator.comparing((ObservedConference c) -> !alerts.containsKey(c.key()))
                  .thenComparing(longest);
          case NAME -> Comparator.comparing(c -> c.name().toLowerCase(Locale.ROOT));
        };
    return chosen.thenComparing(c -> c.key().value());
  }

  /** The watched one is, the others are not, unless toggled or found by a participant only. */
  private static boolean unfolded(
      ObservedConference conference, Optional<ConferenceKey> watched, ListQuery query) {
    String text = query.text().toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && !isNamed(conference, text)) {
      return true;
    }
    boolean isWatched = watched.filter(conference.key()::equals).isPresent();
    return isWatched != query.toggled().contains(conference.key());
  }

  private static boolean isNamed(ObservedConference conference, String text) {
    return contains(conference.name(), text) || contains(conference.topic(), text);
  }

  private static boolean isAnybodyNamed(ObservedConference conference, String text) {
    return conference.participants().stream()
        .flatMap(ConferenceListViewModel::words)
        .anyMatch(word -> contains(word, text));
  }

  private static Stream<String> words(ObservedParticipant participant) {
    return Stream.concat(
        Stream.of(participant.name(), participant.number()),
        participant.tags().value().stream().flatMap(tags -> tags.stream().map(Object::toString)));
  }

  private static boolean contains(String word, String text) {
    return word.toLowerCase(Locale.ROOT).contains(text);
  }

  static boolean isTrue(Known<Boolean> known) {
    return known.value().orElse(false);
  }

  /** What stands where no row can. */
  String emptyText() {
    if (query.isNarrow() && !conferences.isEmpty()) {
      return query.text().isEmpty()
          ? "No conference under “" + query.filter().label() + "”"
          : "No conference matches “" + query.text() + "”";
    }
    return switch (connection) {
      case CONNECTING -> "Connecting…";
      case DOWN -> "Offline: the list cannot be known";
      case UP, DEGRADED -> "No conference at the moment";
    };
  }

  Optional<ObservedParticipant> participant(Row.OfParticipant row) {
    return Optional.ofNullable(conferences.get(row.conference()))
        .flatMap(c -> c.find(row.participant()));
  }

  /** How many there are; unknown while nothing is heard of them. */
  String countText() {
    boolean known = connection == ConnectionView.State.UP || !conferences.isEmpty();
    String total = known ? Integer.toString(conferences.size()) : "?";
    return query.isNarrow() ? shown + " of " + total : total;
  }

  /** Where the watched conference is, or -1. */
  int watchedRow() {
    return watched.map(key -> rows.indexOf(new Row.OfConference(key))).orElse(-1);
  }

  boolean isUnfolded(ConferenceKey conference) {
    return Optional.ofNullable(conferences.get(conference))
        .filter(c -> unfolded(c, watched, query))
        .isPresent();
  }
}
