package dev.earshot.app.cli;

import dev.earshot.audio.focus.Announcement;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.Recording;
import dev.earshot.audio.focus.RoomState;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A focus event as one line of text; what callers chose themselves cannot break the line. */
final class EventLine {
  private EventLine() {}

  /** Empty for talking, which would drown the rest. */
  static Optional<String> of(FocusEvent event) {
    return switch (event) {
      case FocusEvent.RoomStarted e -> line(e.at(), e.room(), "started");
      case FocusEvent.RoomEnded e -> line(e.at(), e.room(), "ended");
      case FocusEvent.MemberJoined e ->
          line(e.at(), e.room(), "joined: " + who(e.member()) + state(e.member()));
      case FocusEvent.MemberLeft e ->
          line(e.at(), e.room(), "left: " + who(e.member()) + " (" + e.reason() + ")");
      case FocusEvent.MemberChanged e ->
          line(e.at(), e.room(), "changed: " + who(e.member()) + state(e.member()));
      case FocusEvent.MemberAdmitted e ->
          line(e.at(), e.room(), "admitted: " + who(e.member()) + state(e.member()));
      case FocusEvent.RoomChanged e -> line(e.at(), e.room(), "is now " + state(e.room().state()));
      case FocusEvent.DigitDialled e ->
          line(e.at(), e.room(), "dialled " + e.digit() + ": " + who(e.member()));
      case FocusEvent.AnnouncementChanged e -> line(e.at(), e.room(), announced(e.announcement()));
      case FocusEvent.RecordingChanged e -> line(e.at(), e.room(), recorded(e.recording()));
      case FocusEvent.TalkingStarted e -> Optional.empty();
      case FocusEvent.TalkingStopped e -> Optional.empty();
    };
  }

  private static Optional<String> line(Instant at, FocusRoom room, String what) {
    String text = at.truncatedTo(ChronoUnit.MILLIS) + " " + room.name() + " " + what;
    return Optional.of(text.replaceAll("\\p{Cntrl}", "?"));
  }

  private static String state(RoomState room) {
    StringJoiner state = new StringJoiner(", ");
    state.add(room.started() ? "started" : "waiting to start");
    if (room.locked()) {
      state.add("locked");
    }
    if (room.recording()) {
      state.add("recorded");
    }
    room.endsAt().ifPresent(at -> state.add("to end at " + at.truncatedTo(ChronoUnit.SECONDS)));
    return state.toString();
  }

  private static String announced(Announcement announcement) {
    return "announcement '" + announcement.sound() + "' " + lowerCase(announcement.state());
  }

  private static String recorded(Recording recording) {
    String problem = recording.problem();
    return "recording "
        + lowerCase(recording.state())
        + ": "
        + recording.file()
        + (problem.isEmpty() ? "" : " (" + problem + ")");
  }

  private static String lowerCase(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String who(FocusMember member) {
    String name = member.displayName().isEmpty() ? member.from() : member.displayName();
    return name + " " + member.callSid();
  }

  private static String state(FocusMember member) {
    String tags =
        member.tags().stream().map(MemberTag::value).sorted().collect(Collectors.joining(","));
    StringJoiner state = new StringJoiner(", ", " [", "]").setEmptyValue("");
    if (!tags.isEmpty()) {
      state.add("tag " + tags);
    }
    member.speakOnlyTo().ifPresent(only -> state.add("speaks only to " + only.tag().value()));
    if (member.muted()) {
      state.add("muted");
    }
    if (member.deaf()) {
      state.add("deaf");
    }
    if (member.held()) {
      state.add("held");
    }
    if (member.waiting()) {
      state.add("waiting");
    }
    return state.toString();
  }
}
