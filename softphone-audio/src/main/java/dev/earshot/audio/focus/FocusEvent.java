package dev.earshot.audio.focus;

import java.time.Instant;

/** What happens in rooms; the states they carry are those in force from the event on. */
public sealed interface FocusEvent {
  Instant at();

  FocusRoom room();

  /** The room has its first member, who may have to wait. */
  record RoomStarted(Instant at, FocusRoom room) implements FocusEvent {}

  /** The conference started, was locked or unlocked, is recorded or not, or is about to end. */
  record RoomChanged(Instant at, RoomState before, FocusRoom room) implements FocusEvent {}

  record RoomEnded(Instant at, FocusRoom room) implements FocusEvent {}

  /** He is in the room; if he {@linkplain FocusMember#waiting waits}, not yet in the conference. */
  record MemberJoined(Instant at, FocusRoom room, FocusMember member) implements FocusEvent {}

  /** He waited, and is now in the conference. */
  record MemberAdmitted(Instant at, FocusRoom room, FocusMember member) implements FocusEvent {}

  /**
   * @param reason for example {@code hung up}, {@code removed} or {@code media timeout}
   */
  record MemberLeft(Instant at, FocusRoom room, FocusMember member, String reason)
      implements FocusEvent {}

  /** Tags, speakOnlyTo, mute, deafness or hold changed. */
  record MemberChanged(Instant at, FocusRoom room, FocusMember before, FocusMember member)
      implements FocusEvent {}

  record TalkingStarted(Instant at, FocusRoom room, FocusMember member) implements FocusEvent {}

  record TalkingStopped(Instant at, FocusRoom room, FocusMember member) implements FocusEvent {}

  /**
   * He dialled a digit. The focus does nothing about it, ever.
   *
   * @param digit {@code 0-9 * #}
   */
  record DigitDialled(Instant at, FocusRoom room, FocusMember member, char digit)
      implements FocusEvent {}

  /** An announcement began or ended, by its {@linkplain Announcement#state state}. */
  record AnnouncementChanged(Instant at, FocusRoom room, Announcement announcement)
      implements FocusEvent {}

  /** A recording began, paused, went on or ended, by its {@linkplain Recording#state state}. */
  record RecordingChanged(Instant at, FocusRoom room, Recording recording) implements FocusEvent {}
}
