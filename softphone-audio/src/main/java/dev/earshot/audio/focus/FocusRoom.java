package dev.earshot.audio.focus;

import java.time.Instant;
import java.util.List;

/** A room of the focus and who is in it, as of the last change. */
public record FocusRoom(String name, Instant startedAt, List<FocusMember> members) {
  public FocusRoom {
    members = List.copyOf(members);
  }
}
