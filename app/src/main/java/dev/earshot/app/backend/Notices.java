package dev.earshot.app.backend;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionEffect;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What the loop says in sentences, on its way to the screen. Any thread. */
final class Notices {
  private final Consumer<ConsoleEvent> screen;

  Notices(Consumer<ConsoleEvent> screen) {
    this.screen = screen;
  }

  /** What a step of the session had to say; a leak also asks for attention. */
  void tell(Instant at, Session session, SessionEffect.Tell told) {
    tell(at, kindOf(told.kind()), session.conference(), told.what(), told.detail());
    if (told.kind() == SessionEffect.Kind.LEAK) {
      String id = "leak-" + session.membership() + "-" + session.lastId();
      screen.accept(
          new ConsoleEvent.AlertRaised(
              new Alert(id, at, Alert.Kind.LEAK, session.conference(), told.what())));
    }
  }

  void tell(
      Instant at,
      TimelineEntry.Kind kind,
      Optional<ConferenceKey> conference,
      String what,
      String detail) {
    screen.accept(new ConsoleEvent.Happened(new TimelineEntry(at, kind, conference, what, detail)));
  }

  static ConnectionView.State stateOf(BackendEvent.Line line) {
    return switch (line) {
      case UP -> ConnectionView.State.UP;
      case DEGRADED -> ConnectionView.State.DEGRADED;
      case DOWN -> ConnectionView.State.DOWN;
    };
  }

  private static TimelineEntry.Kind kindOf(SessionEffect.Kind kind) {
    return switch (kind) {
      case LISTENING -> TimelineEntry.Kind.LISTENING;
      case WHISPERED -> TimelineEntry.Kind.WHISPERED;
      case BARGED -> TimelineEntry.Kind.BARGED;
      case SILENCED -> TimelineEntry.Kind.GATE;
      case LEFT -> TimelineEntry.Kind.LEFT;
      case TAGGED -> TimelineEntry.Kind.TAGGED;
      case PROBLEM -> TimelineEntry.Kind.PROBLEM;
      case EAR -> TimelineEntry.Kind.EAR;
      case LEAK -> TimelineEntry.Kind.LEAK;
    };
  }
}
