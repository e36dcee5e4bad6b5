package dev.earshot.app.console;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the timeline says about two successive states of a conference. Pure. */
final class RosterChanges {
  private RosterChanges() {}

  static List<TimelineEntry> between(
      ObservedConference before, ObservedConference after, Instant now) {
    List<TimelineEntry> entries = new ArrayList<>();
    for (ObservedParticipant left : before.participants()) {
      if (!left.self() && after.find(left.key()).isEmpty()) {
        entries.add(entry(after, now, TimelineEntry.Kind.LEFT, left.name() + " left"));
      }
    }
    for (ObservedParticipant present : after.participants()) {
      if (!present.self()) {
        before
            .find(present.key())
            .ifPresentOrElse(
                former -> changed(entries, after, former, present, now),
                () ->
                    entries.add(
                        entry(after, now, TimelineEntry.Kind.JOINED, present.name() + " joined")));
      }
    }
    return entries;
  }

  static String sentence(ConnectionView connection) {
    return switch (connection.state()) {
      case CONNECTING -> "Connecting to " + connection.name();
      case UP -> "Connected to " + connection.name();
      case DEGRADED -> "Connection to " + connection.name() + " is degraded";
      case DOWN -> "Connection to " + connection.name() + " is lost";
    };
  }

  private static void changed(
      List<TimelineEntry> entries,
      ObservedConference conference,
      ObservedParticipant before,
      ObservedParticipant after,
      Instant now) {
    if (!before.tags().value().equals(after.tags().value())) {
      String what =
          after.tags().value().map(tags -> tags.isEmpty() ? "no tag" : text(tags)).orElse("?");
      entries.add(
          entry(conference, now, TimelineEntry.Kind.TAGGED, after.name() + " is tagged: " + what));
    }
    if (differs(before.held(), after.held())) {
      String what = after.held().isSurely(true) ? " is on hold" : " is back from hold";
      entries.add(entry(conference, now, TimelineEntry.Kind.HELD, after.name() + what));
    }
  }

  private static boolean differs(Known<Boolean> before, Known<Boolean> after) {
    return before.value().isPresent()
        && after.value().isPresent()
        && !before.value().equals(after.value());
  }

  private static String text(Set<MemberTag> tags) {
    return tags.stream().map(MemberTag::value).sorted().collect(Collectors.joining(", "));
  }

  private static TimelineEntry entry(
      ObservedConference conference, Instant now, TimelineEntry.Kind kind, String what) {
    return new TimelineEntry(now, kind, Optional.of(conference.key()), what, "");
  }
}
