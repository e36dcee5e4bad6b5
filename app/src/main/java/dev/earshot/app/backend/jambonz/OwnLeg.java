package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.phone.Leg;
import java.time.Instant;
import java.util.Optional;

/** One stay in a room: our own leg from dialling to the end, and what it was last told. */
final class OwnLeg {
  private final long membership;
  private final ConferenceKey conference;
  private final String room;
  private final OwnCall call;
  private volatile Optional<String> callSid = Optional.empty();
  private volatile Known<SpeakScope> scope = Known.unknown(Instant.EPOCH);

  private volatile Optional<ParticipantAction> same = Optional.empty();

  /** Whom jambonz lets hear us once unmuted, if nothing happened in the room since. */
  private volatile Optional<Relation> relation = Optional.empty();

  /**
   * @param version of the room when it was established
   */
  record Relation(SpeakScope scope, long version) {}

  OwnLeg(long membership, ConferenceKey conference, String room, OwnCall call) {
    this.membership = membership;
    this.conference = conference;
    this.room = room;
    this.call = call;
  }

  long membership() {
    return membership;
  }

  ConferenceKey conference() {
    return conference;
  }

  String room() {
    return room;
  }

  Optional<String> callSid() {
    return callSid;
  }

  /** Who hears us according to what we asked for. */
  Known<SpeakScope> scope() {
    return scope;
  }

  /** Whether somebody is to hear us, as far as we know. */
  boolean isAudible() {
    return scope.value().filter(s -> !s.equals(new SpeakScope.Nobody())).isPresent();
  }

  void believe(Known<SpeakScope> now) {
    scope = now;
  }

  /** What would ask once more for what is so already; empty before anything was asked. */
  Optional<ParticipantAction> same() {
    return same;
  }

  /** From now on somebody is to hear us. */
  void heard(Known<SpeakScope> by, ParticipantAction sameAgain) {
    same = Optional.of(sameAgain);
    scope = by;
  }

  Optional<Relation> relation() {
    return relation;
  }

  void relates(Optional<Relation> now) {
    relation = now;
  }

  OwnCall call() {
    return call;
  }

  void identified(String sid) {
    callSid = Optional.of(sid);
  }

  /** Our call's SID as the other side says it. */
  static Optional<String> sidOf(Leg answered) {
    return OwnCall.callSid(answered).filter(Uuids::isUuid);
  }
}
