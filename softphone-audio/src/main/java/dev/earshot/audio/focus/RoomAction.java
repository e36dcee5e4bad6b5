package dev.earshot.audio.focus;

import dev.earshot.mixer.conference.MemberTag;
import java.util.Set;

/** What can be done to a room. */
public sealed interface RoomAction {
  /** Everybody is out within one tick and is hung up. */
  record End() implements RoomAction {}

  /**
   * Mutes everybody who has none of these tags, within one tick. There is no way back for all at
   * once: it would also unmute those who were muted for a reason.
   */
  record MuteAll(Set<MemberTag> except) implements RoomAction {
    public MuteAll {
      except = Set.copyOf(except);
    }
  }

  /** Nobody more can join; those who wait still get in. */
  record Lock() implements RoomAction {}

  record Unlock() implements RoomAction {}
}
