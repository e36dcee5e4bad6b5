package dev.earshot.audio.focus;

import java.util.UUID;

/**
 * A sound that is played into a room beside what is said there.
 *
 * @param sound its name
 */
public record Announcement(UUID id, String room, Audience audience, String sound, State state) {
  /** Where an announcement is. */
  public enum State {
    PLAYING,
    /** Played to its end. */
    FINISHED,
    /** Somebody stopped it, its only listener left, or the room ended. */
    STOPPED
  }

  Announcement in(State newState) {
    return new Announcement(id, room, audience, sound, newState);
  }
}
