package dev.earshot.audio.focus;

import java.time.Instant;
import java.util.Optional;

/**
 * How a room is doing, apart from its members.
 *
 * @param started false while everybody in it waits for somebody who starts the conference
 * @param locked nobody more can join
 * @param recording whether the room or one of its ears is being recorded, or the recording pauses
 * @param maxMembers how many members it takes, those who wait included
 * @param endsAt when it will end, if that is settled
 */
public record RoomState(
    boolean started, boolean locked, boolean recording, int maxMembers, Optional<Instant> endsAt) {
  /** A conference under way without limits. */
  public static final RoomState OPEN =
      new RoomState(true, false, false, Integer.MAX_VALUE, Optional.empty());
}
