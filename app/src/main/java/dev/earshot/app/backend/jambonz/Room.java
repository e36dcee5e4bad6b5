package dev.earshot.app.backend.jambonz;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One life of a conference: a name that is used again is another room. Guarded by the back end's
 * lock.
 */
final class Room {
  private static final Duration GHOSTLY = Duration.ofHours(12);

  final String name;
  final ConferenceKey key;
  final Map<String, Member> members = new LinkedHashMap<>();
  Known<Instant> startedAt;

  /** By the server's clock, if its start was seen. */
  Optional<Instant> startTime = Optional.empty();

  Reporting reporting = Reporting.UNREPORTED;

  /** When it was last heard of. */
  Instant news;

  /** Looks at the list in a row in which it was missing. */
  int missed;

  /** Counts whatever may change who hears whom. */
  long version;

  Room(String name, ConferenceKey key, Known<Instant> startedAt, Instant now) {
    this.name = name;
    this.key = key;
    this.startedAt = startedAt;
    this.news = now;
  }

  /** Somebody reports his comings and goings; that he started it means that nobody was missed. */
  void reportedByEvents(boolean fromItsStart) {
    if (fromItsStart) {
      reporting = Reporting.COMPLETE;
    } else if (reporting == Reporting.UNREPORTED) {
      reporting = Reporting.MAYBE_MORE;
    }
  }

  /** Events may have been lost. */
  void eventsMissed() {
    if (reporting == Reporting.COMPLETE) {
      reporting = Reporting.MAYBE_MORE;
    }
  }

  /**
   * @param self our own leg's call and what we believe of its scope
   */
  ObservedConference observed(
      RoleRules roles, Optional<String> self, Known<SpeakScope> own, Instant asOf) {
    return new ObservedConference(
        key,
        name,
        topic(asOf),
        startedAt,
        members.values().stream()
            .map(m -> m.observed(roles, self.filter(m.callSid::equals).map(_ -> own)))
            .toList(),
        asOf,
        reporting);
  }

  private String topic(Instant now) {
    if (RoomNames.objection(name).isPresent()) {
      return "listen only: its name switches mute and coach off";
    }
    boolean ghost = members.isEmpty() && now.isAfter(news.plus(GHOSTLY));
    if (ghost) {
      return "nothing heard for 12 hours: perhaps it is not there any more";
    }
    return switch (reporting) {
      case COMPLETE -> "";
      case MAYBE_MORE -> "there may be others: we came late";
      case UNREPORTED -> "participants not reported: install the status hook";
    };
  }
}
