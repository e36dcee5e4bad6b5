package dev.earshot.audio.focus;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A recording of a room or of what one member hears.
 *
 * @param ear whose ear; empty for the room: what everybody hears, so no whisper is in it
 * @param problem why it failed or what is missing in it; empty if nothing
 */
public record Recording(
    UUID id, String room, Optional<UUID> ear, Path file, State state, String problem) {
  /** Where a recording is. */
  public enum State {
    RUNNING,
    /** Nothing is taken; the time is not in the file either. */
    PAUSED,
    /** The file is complete. */
    COMPLETE,
    /** The file could not be written to its end; what there is can be played. */
    FAILED
  }

  Recording in(State newState, String newProblem) {
    return new Recording(id, room, ear, file, newState, newProblem);
  }
}
