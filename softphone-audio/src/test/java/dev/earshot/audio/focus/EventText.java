package dev.earshot.audio.focus;

/** Events as short texts, to be compared. */
final class EventText {
  private EventText() {}

  static String of(FocusEvent event) {
    return switch (event) {
      case FocusEvent.RoomStarted e -> "RoomStarted " + of(e.room());
      case FocusEvent.RoomChanged e -> "RoomChanged " + of(e.room()) + state(e.room().state());
      case FocusEvent.RoomEnded e -> "RoomEnded " + of(e.room());
      case FocusEvent.MemberJoined e -> "MemberJoined " + of(e.room()) + " " + of(e.member());
      case FocusEvent.MemberAdmitted e -> "MemberAdmitted " + of(e.room()) + " " + of(e.member());
      case FocusEvent.MemberLeft e -> "MemberLeft " + of(e.room()) + " " + e.reason();
      case FocusEvent.MemberChanged e ->
          "MemberChanged " + of(e.room()) + " " + of(e.member()) + ", before " + of(e.before());
      case FocusEvent.TalkingStarted e -> "TalkingStarted " + of(e.room());
      case FocusEvent.TalkingStopped e -> "TalkingStopped " + of(e.room());
      case FocusEvent.DigitDialled e -> "DigitDialled " + of(e.room()) + " " + e.digit();
      case FocusEvent.AnnouncementChanged e ->
          "AnnouncementChanged " + e.announcement().sound() + " " + e.announcement().state();
      case FocusEvent.RecordingChanged e ->
          "RecordingChanged " + e.recording().state() + " " + e.recording().problem();
    };
  }

  private static String of(FocusRoom room) {
    return room.name() + " " + room.members().size();
  }

  private static String of(FocusMember member) {
    return member.tags() + " " + (member.waiting() ? "waiting " : "") + member.muted();
  }

  private static String state(RoomState state) {
    return (state.started() ? " started" : "")
        + (state.locked() ? " locked" : "")
        + (state.recording() ? " recording" : "")
        + state.endsAt().map(at -> " ends " + at).orElse("");
  }
}
