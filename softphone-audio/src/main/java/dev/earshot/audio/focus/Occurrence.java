package dev.earshot.audio.focus;

import dev.earshot.mixer.PendingChange;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something that happened to a room, on its way to the focus thread, which makes it an event. */
sealed interface Occurrence {
  /** The change that must be in force before this is told. */
  default Optional<PendingChange> pending() {
    return Optional.empty();
  }

  record Started(Instant at, String room, RoomState state) implements Occurrence {}

  record RoomChanged(Instant at, String room, RoomState state) implements Occurrence {}

  record Ended(Instant at, String room) implements Occurrence {}

  record Joined(Instant at, String room, FocusMember member, PendingChange change)
      implements Occurrence {
    @Override
    public Optional<PendingChange> pending() {
      return Optional.of(change);
    }
  }

  record Admitted(Instant at, String room, FocusMember member, PendingChange change)
      implements Occurrence {
    @Override
    public Optional<PendingChange> pending() {
      return Optional.of(change);
    }
  }

  record Changed(Instant at, String room, FocusMember member, PendingChange change)
      implements Occurrence {
    @Override
    public Optional<PendingChange> pending() {
      return Optional.of(change);
    }
  }

  /** He has another telephone, or none; nothing that a listener hears of. */
  record Rewired(String room, FocusMember member) implements Occurrence {}

  record Left(Instant at, String room, FocusMember member, String reason, PendingChange change)
      implements Occurrence {
    @Override
    public Optional<PendingChange> pending() {
      return Optional.of(change);
    }
  }

  record Dialled(Instant at, String room, UUID callSid, char digit) implements Occurrence {}

  record Announced(Instant at, Announcement announcement, PendingChange change)
      implements Occurrence {
    @Override
    public Optional<PendingChange> pending() {
      return Optional.of(change);
    }
  }

  record Recorded(Instant at, Recording recording, Optional<PendingChange> pending)
      implements Occurrence {}
}
