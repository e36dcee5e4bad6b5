package dev.earshot.app.console;

import java.time.Instant;

/**
 * The line to the back end.
 *
 * @param name for the screen, for example {@code local focus}
 * @param detail one sentence, for example why it is down
 * @param freshAsOf when the back end last told us anything
 */
public record ConnectionView(String name, State state, String detail, Instant freshAsOf) {
  /** How the connection does. */
  public enum State {
    CONNECTING,
    UP,
    DEGRADED,
    DOWN
  }
}
