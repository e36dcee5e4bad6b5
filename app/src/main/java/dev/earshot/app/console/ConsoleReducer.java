package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.chat.Chats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The one function from a snapshot and an event to the next snapshot. Pure. */
final class ConsoleReducer {
  /** A console with more conferences than this does not show the newest ones. */
  static final int MAX_CONFERENCES = 10_000;

  static final int MAX_TIMELINE = 500;
  static final int MAX_ALERTS = 200;

  private ConsoleReducer() {}

  static ConsoleSnapshot reduce(ConsoleSnapshot before, ConsoleEvent event, Instant now) {
    SnapshotDraft next = new SnapshotDraft(before, now);
    switch (event) {
      case ConsoleEvent.ConnectionChanged(ConnectionView connection) ->
          connection(next, connection);
      case ConsoleEvent.ConferenceChanged(ObservedConference conference) ->
          conference(next, conference);
      case ConsoleEvent.ConferenceEnded(ConferenceKey key) -> ended(next, key);
      case ConsoleEvent.TalkingChanged(
              Instant at,
              ConferenceKey key,
              ParticipantKey who,
              boolean talking) ->
          talking(next, at, key, who, talking);
      case ConsoleEvent.SessionChanged(SessionView session) -> session(next, session);
      case ConsoleEvent.OrdersChanged(Orders orders) -> next.orders = orders;
      case ConsoleEvent.DockChanged(DockView dock) -> next.dock = dock;
      case ConsoleEvent.Happened(TimelineEntry entry) -> happened(next, List.of(entry));
      case ConsoleEvent.AlertRaised(Alert alert) -> raised(next, alert);
      case ConsoleEvent.AlertCleared(String id) ->
          next.alerts = without(next.alerts, a -> a.id().equals(id));
      case ConsoleEvent.ActionChanged _ -> {
        // What it leads to comes as session, conference or entry.
      }
      case ConsoleEvent.ChatsChanged(Chats chats) -> next.chats = Optional.of(chats);
      case ConsoleEvent.DemoChanged(DemoView demo) -> next.demo = Optional.of(demo);
    }
    return next.done();
  }

  private static void connection(SnapshotDraft next, ConnectionView connection) {
    if (next.connection.state() != connection.state()) {
      happened(
          next,
          List.of(
              new TimelineEntry(
                  next.now,
                  TimelineEntry.Kind.CONNECTION,
                  Optional.empty(),
                  RosterChanges.sentence(connection),
                  connection.detail())));
    }
    next.connection = connection;
  }

  private static void conference(SnapshotDraft next, ObservedConference conference) {
    Optional<ObservedConference> former = next.conferences.find(conference.key());
    if (former.isPresent() || next.conferences.size() < MAX_CONFERENCES) {
      next.conferences = next.conferences.with(conference);
    }
    if (next.isSelected(conference.key()) && former.isPresent()) {
      happened(next, RosterChanges.between(former.get(), conference, next.now));
      next.talk = TalkSpans.endAbsent(next.talk, key -> conference.find(key).isPresent(), next.now);
    }
  }

  private static void ended(SnapshotDraft next, ConferenceKey key) {
    Optional<ObservedConference> former = next.conferences.find(key);
    next.conferences = next.conferences.without(key);
    next.alerts = without(next.alerts, a -> a.conference().equals(Optional.of(key)));
    if (next.isSelected(key)) {
      String name = former.map(ObservedConference::name).orElse(key.value());
      happened(
          next,
          List.of(
              new TimelineEntry(
                  next.now,
                  TimelineEntry.Kind.LEFT,
                  Optional.of(key),
                  "Conference " + name + " ended",
                  "")));
      next.selected = Optional.empty();
      next.talk = List.of();
    }
  }

  private static void talking(
      SnapshotDraft next, Instant at, ConferenceKey key, ParticipantKey who, boolean talking) {
    next.conferences
        .find(key)
        .ifPresent(
            conference ->
                next.conferences = next.conferences.with(talking(conference, at, who, talking)));
    if (next.isSelected(key)) {
      next.talk = TalkSpans.changed(next.talk, who, talking, at);
    }
  }

  private static ObservedConference talking(
      ObservedConference conference, Instant at, ParticipantKey who, boolean talking) {
    Known<Boolean> now = Known.confirmed(talking, at);
    return conference.with(
        conference.participants().stream()
            .map(p -> p.key().equals(who) ? p.talking(now) : p)
            .toList());
  }

  private static void session(SnapshotDraft next, SessionView session) {
    Optional<ConferenceKey> watched = session.conference();
    if (watched.isPresent() && !watched.equals(next.selected)) {
      next.selected = watched;
      next.talk =
          next.conferences
              .find(watched.get())
              .map(conference -> TalkSpans.begin(conference, next.now))
              .orElse(List.of());
    }
    next.session = session;
  }

  private static void raised(SnapshotDraft next, Alert alert) {
    List<Alert> others = without(next.alerts, a -> a.id().equals(alert.id()));
    next.alerts = Stream.concat(Stream.of(alert), others.stream()).limit(MAX_ALERTS).toList();
  }

  /** Newest first; {@code entries} are in order of occurrence. */
  private static void happened(SnapshotDraft next, List<TimelineEntry> entries) {
    if (!entries.isEmpty()) {
      next.timeline =
          Stream.concat(entries.reversed().stream(), next.timeline.stream())
              .limit(MAX_TIMELINE)
              .toList();
    }
  }

  private static <T> List<T> without(List<T> list, Predicate<T> unwanted) {
    return list.stream().filter(unwanted.negate()).toList();
  }
}
