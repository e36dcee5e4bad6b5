package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.chat.Chats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A snapshot being made from the former one. Lives within one call of the reducer. */
final class SnapshotDraft {
  final Instant now;
  ConnectionView connection;
  Conferences conferences;
  Optional<ConferenceKey> selected;
  SessionView session;
  DockView dock;
  List<TalkSpan> talk;
  List<TimelineEntry> timeline;
  List<Alert> alerts;
  Optional<DemoView> demo;
  Optional<Chats> chats;
  Orders orders;

  SnapshotDraft(ConsoleSnapshot before, Instant now) {
    this.now = now;
    connection = before.connection();
    conferences = before.conferences();
    selected = before.selected();
    session = before.session();
    dock = before.dock();
    talk = before.talk();
    timeline = before.timeline();
    alerts = before.alerts();
    demo = before.demo();
    chats = before.chats();
    orders = before.orders();
  }

  boolean isSelected(ConferenceKey key) {
    return selected.equals(Optional.of(key));
  }

  ConsoleSnapshot done() {
    return new ConsoleSnapshot(
        now,
        connection,
        conferences,
        selected,
        session,
        dock,
        talk,
        timeline,
        alerts,
        demo,
        chats,
        orders);
  }
}
