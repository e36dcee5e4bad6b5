package dev.earshot.app.supervision;

/**
 * What the customer's ear of ours in the room says: a second call that hears what customers hear.
 *
 * @param detail one sentence more, may be empty
 */
public record Guard(State state, String detail) {
  /** Nobody listens along. */
  public static final Guard OFF = new Guard(State.OFF, "");

  /** How far it has come. */
  public enum State {
    OFF,
    /** On its way into the room. */
    JOINING,
    /** In the room; nothing of this whisper is proved yet. */
    LISTENING,
    /** A second of this whisper was said and not heard there. */
    PROVED,
    /** Our voice comes back by a handset's loudspeaker and microphone, faintly. */
    BLEED,
    /** Our voice was found there. */
    LEAK,
    /** There should be one, and there is none. */
    GONE
  }

  /** Whether it says something about one whisper, not about the next. */
  boolean isFinding() {
    return state == State.PROVED || state == State.BLEED || state == State.LEAK;
  }

  public boolean is(State other) {
    return state == other;
  }
}
