package dev.earshot.audio.focus;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What holds for a whole room. Its first member decides; what later ones ask for is ignored.
 *
 * @param maxMembers at most so many members, those who wait included; the focus' own limit holds
 *     too
 * @param endGrace how long the others may go on after a member left whose leaving ends the
 *     conference; whoever joins meanwhile with that same right saves it. This is what jambonz's
 *     {@code endConferenceDuration} does (its documentation calls it a maximum duration)
 * @param maxDuration when the room ends in any case, counted from its first member; zero for never
 */
public record RoomOptions(OptionalInt maxMembers, Duration endGrace, Duration maxDuration) {
  /** No limits, and no grace. */
  public static final RoomOptions NONE =
      new RoomOptions(OptionalInt.empty(), Duration.ZERO, Duration.ZERO);
}
