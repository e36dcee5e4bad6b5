package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, as the timeline shows it.
 *
 * @param what one sentence
 * @param detail second line, may be empty
 */
public record TimelineEntry(
    Instant at, Kind kind, Optional<ConferenceKey> conference, String what, String detail) {
  /** Decides icon and colour. */
  public enum Kind {
    JOINED,
    LEFT,
    TAGGED,
    HELD,
    LISTENING,
    WHISPERED,
    BARGED,
    GATE,
    /** One request to the back end. */
    REQUEST,
    HAND_RAISED,
    QUALITY,
    PROBLEM,
    DEVICE,
    CONNECTION,
    /** The customer's ear of ours says something. */
    EAR,
    /** It heard our voice while we whispered. */
    LEAK
  }
}
