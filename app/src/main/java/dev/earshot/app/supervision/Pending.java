package dev.earshot.app.supervision;

/**
 * The one action on its way.
 *
 * @param id of the call or the wait; answers with another id are stale
 * @param attempt from 1
 */
public record Pending(long id, Step step, int attempt) {
  /** What is waited for. */
  public enum Step {
    JOIN,
    MUTE,
    /** The pause before the second mute. */
    MUTE_AGAIN,
    /** Our last words are still on their way to the conference. */
    DRAIN,
    SPEAK,
    LEAVE,
    HANG_UP
  }
}
