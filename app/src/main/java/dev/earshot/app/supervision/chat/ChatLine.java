package dev.earshot.app.supervision.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a chat's log.
 *
 * @param index within the chat, increasing; typing uses up indexes too
 * @param at the system's time, for display only; empty if it could not be read
 */
public record ChatLine(
    int index,
    Kind kind,
    Author author,
    ChatText text,
    Visibility visibility,
    Optional<Instant> at) {
  /**
   * Who wrote it.
   *
   * @param id of the participant
   */
  public record Author(String id, String nickname, boolean customer, boolean self) {}

  /** What it is. */
  public enum Kind {
    TEXT,
    NOTICE,
    JOINED,
    REJOINED,
    LEFT,
    TYPING_STARTED,
    TYPING_STOPPED,
    PUSHED_URL,
    /** A message of the system to itself. */
    CONTROL,
    /** A type that Earshot does not know. */
    OTHER;

    /** Whether it belongs on the screen. */
    public boolean shown() {
      return this != TYPING_STARTED && this != TYPING_STOPPED && this != CONTROL;
    }
  }
}
