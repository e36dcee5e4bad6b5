package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendEvent.Line;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * How the line to the system does: by the looks at its lists, and by how old the last look at our
 * own conference is, because on an older one nothing may be said. Guarded by its own monitor.
 */
final class Connection {
  /** Looks at the lists that may fail before the line counts as down. */
  private static final int PATIENCE = 2;

  private static final String NOT_YET = "not connected yet";

  private final Duration fresh;
  private final InstantSource clock;
  private final Consumer<BackendEvent> events;
  private int failures = PATIENCE;
  private String trouble = NOT_YET;
  private Instant ownLook = Instant.MAX;
  private String ownTrouble = "";

  /** What never stood is not lost: nothing is told of it. */
  private BackendEvent.ConnectionChanged told =
      new BackendEvent.ConnectionChanged(Line.DOWN, NOT_YET);

  /**
   * @param fresh how old the last look at our own conference may be
   */
  Connection(Duration fresh, InstantSource clock, Consumer<BackendEvent> events) {
    this.fresh = fresh;
    this.clock = clock;
    this.events = events;
  }

  synchronized void looked() {
    failures = 0;
    trouble = "";
    tell();
  }

  /** Too many requests are not worth the line, only the next look. */
  synchronized void failed(BackendProblem problem) {
    boolean hopeless =
        problem instanceof BackendProblem.AuthExpired
            || problem instanceof BackendProblem.NotPermitted;
    if (!(problem instanceof BackendProblem.RateLimited)) {
      failures = hopeless ? PATIENCE : failures + 1;
      trouble = problem.what();
    }
    tell();
  }

  /** Our own conference was read in answer to a question of then. */
  synchronized void ownLook(Instant askedAt) {
    ownLook = askedAt;
    ownTrouble = "";
    tell();
  }

  /** A look at our own conference failed. */
  synchronized void ownFailed(BackendProblem problem) {
    ownTrouble = problem.what();
    ownLook = ownLook.equals(Instant.MAX) ? clock.instant() : ownLook;
    tell();
  }

  /** There is no conference of ours. */
  synchronized void nowhere() {
    ownLook = Instant.MAX;
    ownTrouble = "";
    tell();
  }

  private void tell() {
    BackendEvent.ConnectionChanged now =
        failures >= PATIENCE ? new BackendEvent.ConnectionChanged(Line.DOWN, trouble) : ownLine();
    if (!told.equals(now)) {
      told = now;
      events.accept(now);
    }
  }

  private BackendEvent.ConnectionChanged ownLine() {
    Instant now = clock.instant();
    boolean old = ownLook.isBefore(now) && Duration.between(ownLook, now).compareTo(fresh) >= 0;
    return old
        ? new BackendEvent.ConnectionChanged(
            Line.DEGRADED,
            "this conference was last seen more than "
                + fresh.toSeconds()
                + " s ago"
                + (ownTrouble.isEmpty() ? "" : ": " + ownTrouble))
        : new BackendEvent.ConnectionChanged(Line.UP, "");
  }
}
