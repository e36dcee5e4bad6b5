package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.chat.Chats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the screen shows, at one moment. Immutable; a view renders it and keeps no state of
 * its own but scroll positions and text being typed.
 *
 * @param now when it was made
 * @param conferences all of them, in no particular order
 * @param selected the conference in the centre
 * @param talk who spoke when in the selected conference, oldest first, the last 15 minutes
 * @param timeline newest first
 * @param alerts hand-raises and detectors, newest first
 * @param demo present while the demo runs
 * @param chats present if the back end has chats
 * @param orders what is ordered, or could be
 */
public record ConsoleSnapshot(
    Instant now,
    ConnectionView connection,
    Conferences conferences,
    Optional<ConferenceKey> selected,
    SessionView session,
    DockView dock,
    List<TalkSpan> talk,
    List<TimelineEntry> timeline,
    List<Alert> alerts,
    Optional<DemoView> demo,
    Optional<Chats> chats,
    Orders orders) {
  /** Of a system without standing orders. */
  public ConsoleSnapshot(
      Instant now,
      ConnectionView connection,
      Conferences conferences,
      Optional<ConferenceKey> selected,
      SessionView session,
      DockView dock,
      List<TalkSpan> talk,
      List<TimelineEntry> timeline,
      List<Alert> alerts,
      Optional<DemoView> demo,
      Optional<Chats> chats) {
    this(
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
        Orders.NONE);
  }

  public ConsoleSnapshot {
    talk = List.copyOf(talk);
    timeline = List.copyOf(timeline);
    alerts = List.copyOf(alerts);
  }

  public Optional<ObservedConference> selectedConference() {
    return selected.flatMap(conferences::find);
  }

  /** A console that knows nothing yet. */
  public static ConsoleSnapshot initial(String backend, Instant now) {
    return new ConsoleSnapshot(
        now,
        new ConnectionView(backend, ConnectionView.State.CONNECTING, "", now),
        Conferences.NONE,
        Optional.empty(),
        SessionView.OUT,
        DockView.NONE,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
