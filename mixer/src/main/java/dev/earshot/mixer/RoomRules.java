package dev.earshot.mixer;

import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.ListenAs;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.RoomChange.SetDeaf;
import dev.earshot.mixer.RoomChange.SetGain;
import dev.earshot.mixer.RoomChange.SetHeld;
import dev.earshot.mixer.RoomChange.SetMuted;
import dev.earshot.mixer.RoomChange.SetSpeakOnlyTo;
import dev.earshot.mixer.RoomChange.SetTags;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.List;

/** What changes make of a conference, or why they are refused. Pure functions. */
final class RoomRules {
  /** What became of a conference. */
  sealed interface Decision {
    record Accepted(Conference conference) implements Decision {}

    record Refused(String why) implements Decision {}
  }

  private RoomRules() {}

  /** All of {@code changes} in order, or none. */
  static Decision decide(Conference conference, List<RoomChange> changes) {
    Conference now = conference;
    for (RoomChange change : changes) {
      switch (decide(now, change)) {
        case Decision.Accepted accepted -> now = accepted.conference();
        case Decision.Refused refused -> {
          return refused;
        }
      }
    }
    return new Decision.Accepted(now);
  }

  private static Decision decide(Conference now, RoomChange change) {
    ParticipantId id = change.id();
    boolean joins = change instanceof Join;
    if (joins && now.contains(id)) {
      return refused(now, id + " is already in");
    }
    if (!joins && !now.contains(id)) {
      return refused(now, id + " is not in");
    }
    return switch (change) {
      case SetGain gain when !Gain.isValid(gain.decibels()) ->
          refused(now, "the gain of " + id + " must be -60 to +24 dB, not " + gain.decibels());
      case ListenAs as when as.ear().isPresent() && !now.contains(as.ear().get()) ->
          refused(now, id + " cannot listen as " + as.ear().get() + ", who is not in");
      default -> new Decision.Accepted(changed(now, change));
    };
  }

  private static Conference changed(Conference now, RoomChange change) {
    ParticipantId id = change.id();
    return switch (change) {
      case Join join -> now.joined(join.participant());
      case Leave leave -> now.left(id);
      case SetTags set -> now.changed(id, p -> p.withTags(set.tags()));
      case SetSpeakOnlyTo set -> now.changed(id, p -> p.withSpeakOnlyTo(set.speakOnlyTo()));
      case SetMuted set -> now.changed(id, p -> p.withMuted(set.muted()));
      case SetDeaf set -> now.changed(id, p -> p.withDeaf(set.deaf()));
      case SetHeld set -> now.changed(id, p -> p.withHeld(set.held()));
      case SetGain set -> now;
      case ListenAs as -> now;
      case Replug replug -> now;
    };
  }

  private static Decision refused(Conference conference, String why) {
    return new Decision.Refused("room " + conference.name() + ": " + why);
  }
}
