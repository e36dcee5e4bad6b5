package dev.earshot.audio.focus;

import java.time.Instant;
import java.util.List;

/**
 * A room of the focus and who is in it, as of the last change.
 *
 * @param startedAt when its first member came, even if he had to wait
 * @param members in order of coming, those who {@linkplain FocusMember#waiting wait} included
 */
public record FocusRoom(
    String name, Instant startedAt, List<FocusMember> members, RoomState state) {
  public FocusRoom {
    members = List.copyOf(members);
  }

  /** A conference under way without limits. */
  public FocusRoom(String name, Instant startedAt, List<FocusMember> members) {
    this(name, startedAt, members, RoomState.OPEN);
  }
}
