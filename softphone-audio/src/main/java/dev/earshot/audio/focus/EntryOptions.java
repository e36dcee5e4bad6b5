package dev.earshot.audio.focus;

import dev.earshot.audio.focus.record.RecordingFormat;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.util.Optional;
import java.util.Set;

/**
 * How a member enters: in force from his first sample on.
 *
 * @param room taken if he is the room's first member
 * @param record what to record from his coming on, if anything
 */
public record EntryOptions(
    Set<MemberTag> tags,
    Optional<SpeakOnlyTo> speakOnlyTo,
    boolean muted,
    EntryRules rules,
    RoomOptions room,
    Optional<EntryRecording> record) {
  /** An ordinary member: no tag, heard by everybody. */
  public static final EntryOptions NONE =
      new EntryOptions(
          Set.of(),
          Optional.empty(),
          false,
          EntryRules.ORDINARY,
          RoomOptions.NONE,
          Optional.empty());

  public EntryOptions {
    tags = Set.copyOf(tags);
  }

  public EntryOptions withTags(Set<MemberTag> newTags) {
    return new EntryOptions(newTags, speakOnlyTo, muted, rules, room, record);
  }

  public EntryOptions withSpeakOnlyTo(MemberTag tag) {
    return new EntryOptions(tags, Optional.of(new SpeakOnlyTo(tag)), muted, rules, room, record);
  }

  public EntryOptions withMuted(boolean nowMuted) {
    return new EntryOptions(tags, speakOnlyTo, nowMuted, rules, room, record);
  }

  public EntryOptions withRules(EntryRules newRules) {
    return new EntryOptions(tags, speakOnlyTo, muted, newRules, room, record);
  }

  public EntryOptions withRoom(RoomOptions newRoom) {
    return new EntryOptions(tags, speakOnlyTo, muted, rules, newRoom, record);
  }

  /**
   * A recording that begins with a member.
   *
   * @param ear what he hears; else what everybody in the room hears
   */
  public record EntryRecording(boolean ear, RecordingFormat format) {}
}
