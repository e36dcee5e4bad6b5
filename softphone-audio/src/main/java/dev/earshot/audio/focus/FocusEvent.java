package dev.earshot.audio.focus;

import java.time.Instant;

/** What happens in rooms; the states they carry are those in force from the event on. */
public sealed interface FocusEvent {
  Instant at();

  record RoomStarted(Instant at, FocusRoom room) implements FocusEvent {}

  record RoomEnded(Instant at, FocusRoom room) implements FocusEvent {}

  record MemberJoined(Instant at, FocusRoom room, FocusMember member) implements FocusEvent {}

  /**
   * @param reason for example {@code hung up} or {@code removed}
   */
  record MemberLeft(Instant at, FocusRoom room, FocusMember member, String reason)
      implements FocusEvent {}

  /** Tags, speakOnlyTo, mute or hold changed. */
  record MemberChanged(Instant at, FocusRoom room, FocusMember before, FocusMember member)
      implements FocusEvent {}

  record TalkingStarted(Instant at, FocusRoom room, FocusMember member) implements FocusEvent {}

  record TalkingStopped(Instant at, FocusRoom room, FocusMember member) implements FocusEvent {}
}
