package dev.earshot.audio.focus;

import dev.earshot.mixer.PendingChange;
import java.time.Instant;

/** Something that happened to a room, on its way to the focus thread, which makes it an event. */
sealed interface Occurrence {
  String room();

  record Started(Instant at, String room) implements Occurrence {}

  record Ended(Instant at, String room) implements Occurrence {}

  record Joined(Instant at, String room, FocusMember member, PendingChange pending)
      implements Occurrence {}

  record Changed(Instant at, String room, FocusMember member, PendingChange pending)
      implements Occurrence {}

  /** He has another telephone, or none; nothing that a listener hears of. */
  record Rewired(String room, FocusMember member) implements Occurrence {}

  record Left(Instant at, String room, FocusMember member, String reason, PendingChange pending)
      implements Occurrence {}
}
