package dev.earshot.audio.focus;

import dev.earshot.audio.focus.record.RecordingFormat;
import java.util.UUID;

/**
 * What to record, and how. Files go to the folder of {@link RoomPolicy#recordings}, named by the
 * focus alone.
 *
 * @param consentTone a beep for everybody in the room, at the beginning and every 15 s
 */
public record RecordingRequest(Subject subject, RecordingFormat format, boolean consentTone) {
  /** What is recorded. */
  public sealed interface Subject {
    /** What everybody in the room hears: no whispers, and nobody who is muted, held or waits. */
    record Room(String name) implements Subject {}

    /**
     * Exactly what one member hears of the conference, whispers to him included; the first 5 ms
     * rise from silence, as for everybody who joins.
     */
    record Ear(UUID callSid) implements Subject {}
  }
}
