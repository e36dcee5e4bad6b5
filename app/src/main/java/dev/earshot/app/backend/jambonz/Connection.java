package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendEvent.Line;
import dev.earshot.app.supervision.BackendProblem;
import java.util.function.Consumer;

/**
 * How the line to jambonz does, by its REST interface, by the channel its events come through, and
 * by what our own leg says of itself. Guarded by its own monitor.
 */
final class Connection {
  /** Looks that may fail before the line counts as down. */
  private static final int PATIENCE = 2;

  private static final String NOT_YET = "not connected yet";

  private final Consumer<BackendEvent> events;
  private int failures = PATIENCE;
  private String trouble = NOT_YET;
  private String channelTrouble = "";
  private String legTrouble = "";
  private boolean outOfReach;
  private boolean pollsAreTheRoster;

  /** What never stood is not lost: nothing is told of it. */
  private BackendEvent.ConnectionChanged told =
      new BackendEvent.ConnectionChanged(Line.DOWN, NOT_YET);

  Connection(Consumer<BackendEvent> events) {
    this.events = events;
  }

  synchronized void looked(Edition edition) {
    failures = 0;
    outOfReach = false;
    trouble = "";
    pollsAreTheRoster = edition == Edition.V10;
    tell();
  }

  synchronized void failed(BackendProblem problem) {
    outOfReach =
        problem instanceof BackendProblem.Unavailable
            || problem instanceof BackendProblem.Unconfirmed;
    boolean busy = problem instanceof BackendProblem.RateLimited;
    boolean hopeless =
        problem instanceof BackendProblem.AuthExpired
            || problem instanceof BackendProblem.NotPermitted;
    // Too many requests say nothing against the events, which need none.
    if (!busy || pollsAreTheRoster) {
      failures = hopeless ? PATIENCE : failures + 1;
      trouble = problem.what();
    }
    tell();
  }

  synchronized void channel(boolean up, String detail) {
    channelTrouble = up ? "" : "no events: " + detail;
    tell();
  }

  /**
   * @param wrong with our own leg while somebody hears us; empty if it is well, or there is none
   */
  synchronized void leg(String wrong) {
    legTrouble = wrong;
    tell();
  }

  /** Whether nobody answers, so that looking again soon costs nothing and may help. */
  synchronized boolean isOutOfReach() {
    return outOfReach;
  }

  private void tell() {
    String unsure = channelTrouble.isEmpty() ? legTrouble : channelTrouble;
    BackendEvent.ConnectionChanged now =
        failures >= PATIENCE
            ? new BackendEvent.ConnectionChanged(Line.DOWN, trouble)
            : new BackendEvent.ConnectionChanged(
                unsure.isEmpty() ? Line.UP : Line.DEGRADED, unsure);
    if (!told.equals(now)) {
      told = now;
      events.accept(now);
    }
  }
}
