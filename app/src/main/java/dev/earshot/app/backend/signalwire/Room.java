package dev.earshot.app.backend.signalwire;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A conference. Guarded by the back end's lock. */
final class Room {
  final String sid;
  final ConferenceKey key;
  final Map<String, Member> members = new LinkedHashMap<>();
  String name;
  boolean begun;
  Known<Instant> startedAt;

  /** When everybody in it was last asked for with success. */
  Optional<Instant> looked = Optional.empty();

  /** Whether it ever told us anything of its own accord. */
  boolean tells;

  /** When it was last heard of. */
  Instant news;

  /** Looks at the list in a row in which it was missing. */
  int missed;

  /** Who left, when, and when we heard of it. */
  final Map<String, Departure> departures = new HashMap<>();

  record Departure(StatusCallback.Order order, Instant heardAt) {}

  Room(String sid, String name, Known<Instant> startedAt, Instant now) {
    this.sid = sid;
    this.key = new ConferenceKey(sid);
    this.name = name;
    this.startedAt = startedAt;
    this.news = now;
  }

  /**
   * @param self our own leg's call, if it is in this room
   * @param given roles that our own call flow gave
   * @param poll how often it is looked at where it tells nothing
   */
  ObservedConference observed(
      RoleRules roles, Optional<String> self, Map<String, Role> given, Duration poll, Instant now) {
    return new ObservedConference(
        key,
        name,
        topic(poll),
        startedAt,
        members.values().stream()
            .map(
                m ->
                    self.equals(Optional.of(m.callSid))
                        ? m.observed(
                            Known.confirmed(Role.SUPERVISOR, m.news), Optional.of(ownScope(m, now)))
                        : m.observed(role(m, roles, given), Optional.empty()))
            .toList(),
        now,
        looked.isPresent() ? Reporting.COMPLETE : Reporting.UNREPORTED);
  }

  private Known<Role> role(Member member, RoleRules roles, Map<String, Role> given) {
    boolean first =
        members.values().stream()
            .min(Comparator.comparing(m -> m.joinedAt.value().orElse(Instant.MAX)))
            .filter(member::equals)
            .isPresent();
    return roles.roleOf(
        Optional.ofNullable(given.get(member.callSid)),
        member.label,
        member.call,
        first,
        member.news);
  }

  private String topic(Duration poll) {
    if (!begun) {
      return "waiting: it begins when a second caller comes";
    }
    return tells ? "" : "looked at every " + poll.toSeconds() + " s: it tells nothing by itself";
  }

  /**
   * Whom a whisper reaches whose target has left or is on hold is documented nowhere: perhaps
   * nobody, perhaps everybody.
   */
  private Known<SpeakScope> ownScope(Member own, Instant now) {
    boolean lost =
        own.scope
            .value()
            .filter(
                scope ->
                    scope instanceof SpeakScope.OnlyCall(ParticipantKey target) && !canHear(target))
            .isPresent();
    return lost ? Known.unknown(now) : own.scope;
  }

  private boolean canHear(ParticipantKey target) {
    Member member = members.get(target.value());
    return member != null && !member.isHeld();
  }
}
