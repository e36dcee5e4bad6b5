package dev.earshot.app.backend.jambonz;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of a conference's status hook. It names a call, never a tag, a mute or a coach.
 *
 * @param room its name ({@code friendly_name})
 * @param callSid the member it is about; for start and end whoever's session sends it
 * @param since since the conference started
 * @param time by the server's clock; for display, and to tell an old event from a new one of the
 *     same call
 */
public record StatusEvent(
    Kind kind, String room, String callSid, Party party, Duration since, Optional<Instant> time) {
  /** What happened. */
  public enum Kind {
    START,
    END,
    JOIN,
    LEAVE,
    START_TALKING,
    STOP_TALKING
  }

  boolean isTalk() {
    return kind == Kind.START_TALKING || kind == Kind.STOP_TALKING;
  }

  /**
   * Who the call is between, as jambonz says it.
   *
   * @param direction {@code inbound} or {@code outbound}, seen from jambonz
   */
  public record Party(String from, String to, String direction) {
    static final Party UNKNOWN = new Party("", "", "");

    /** The far end's number or address, empty if unknown. */
    String number() {
      return direction.equals("outbound") ? to : from;
    }
  }
}
