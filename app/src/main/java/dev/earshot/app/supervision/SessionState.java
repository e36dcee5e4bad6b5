package dev.earshot.app.supervision;

/** State of a supervisor's session (domain model chapter 6). */
public enum SessionState {
  OUT,
  JOINING,
  LISTEN,
  SWITCHING,
  WHISPER,
  BARGE,
  UNCERTAIN,
  LEAVING
}
