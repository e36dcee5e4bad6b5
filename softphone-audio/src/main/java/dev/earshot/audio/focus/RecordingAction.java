package dev.earshot.audio.focus;

/** What can be done to a recording. */
public enum RecordingAction {
  PAUSE,
  RESUME,
  /** Completes the file; the recording is then forgotten. */
  STOP
}
