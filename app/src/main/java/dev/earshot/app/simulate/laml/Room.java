package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Callback;
import dev.earshot.app.simulate.laml.Verb.Conference;
import dev.earshot.mixer.HearingAudit;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A conference. Guarded by {@link Exchange}. */
final class Room {
  /** A call that has been placed in order to come here. */
  record Expected(PhoneCall call, Conference entry) {}

  final String sid;
  final String name;
  final Instant created;
  final Map<String, Member> members = new LinkedHashMap<>();
  final Map<String, Expected> expected = new LinkedHashMap<>();

  /** Seats of everybody who has ever been in. */
  final Map<String, UUID> seats = new HashMap<>();

  /** Where the voices went of those who have left. */
  final Map<String, HearingAudit> audits = new HashMap<>();

  /** That of the first participant, whatever the others say. */
  Optional<Callback> callback = Optional.empty();

  Optional<Instant> started = Optional.empty();
  Optional<Instant> ended = Optional.empty();
  Optional<String> reason = Optional.empty();
  Optional<String> endedBy = Optional.empty();
  Instant updated;
  int told;

  /** Whether anybody has ever been in. */
  boolean used;

  Room(String sid, String name, Instant created) {
    this.sid = sid;
    this.name = name;
    this.created = created;
    this.updated = created;
  }

  Optional<Member> member(String call) {
    return Optional.ofNullable(members.get(call));
  }

  boolean over() {
    return ended.isPresent();
  }

  boolean underWay() {
    return started.isPresent() && !over();
  }

  /** It begins with two, one of whom starts it (spec chapter 4). */
  boolean ready() {
    return started.isEmpty()
        && members.size() >= 2
        && members.values().stream().anyMatch(member -> member.starts);
  }

  ConferenceView view() {
    String status = over() ? "completed" : underWay() ? "in-progress" : "init";
    return new ConferenceView(sid, name, status, created, updated, reason, endedBy);
  }
}
