package dev.earshot.app.supervision;

/** What the supervisor does in the conference. */
public enum Mode {
  /** Hears everybody, nobody hears him. */
  LISTEN,
  /** Only the targets hear him. */
  WHISPER,
  /** Everybody hears him. */
  BARGE
}
