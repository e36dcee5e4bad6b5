package dev.earshot.app.console;

import java.time.Instant;

/**
 * One thing asked of the back end, and how far it has come.
 *
 * @param id the same from request to end
 * @param what for example {@code Speak} or {@code SetTag}, with its values, as one line
 * @param detail why it failed; empty otherwise
 */
public record ActionView(long id, Instant at, String what, Stage stage, String detail) {
  /** How far it has come. */
  public enum Stage {
    REQUESTED,
    /** The back end said yes, which is not yet proof that it happened. */
    ACCEPTED,
    /** The back end showed the result. */
    CONFIRMED,
    FAILED
  }
}
