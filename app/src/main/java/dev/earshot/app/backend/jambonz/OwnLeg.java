package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.phone.Leg;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One stay in a room: our own leg from dialling to the end, and what it was last told. */
final class OwnLeg {
  private final long membership;
  private final ConferenceKey conference;
  private final String room;
  private final OwnCall call;
  private volatile Optional<String> callSid = Optional.empty();
  private final AtomicReference<Belief> belief =
      new AtomicReference<>(Belief.of(Known.unknown(Instant.EPOCH)));

  private volatile Optional<ParticipantAction> same = Optional.empty();

  /** Whom jambonz lets hear us once unmuted, if nothing happened in the room since. */
  private volatile Optional<Relation> relation = Optional.empty();

  /**
   * @param asked what follows from what was asked for
   * @param scope the same, as surely as the mixer showed it
   */
  private record Belief(Known<SpeakScope> asked, Known<SpeakScope> scope) {
    static Belief of(Known<SpeakScope> asked) {
      return new Belief(asked, asked);
    }

    /** As of a look, or as it was asked for if the mixer does not show it. */
    Belief after(Optional<Instant> seen, Instant now) {
      Known<SpeakScope> weaker = new Known<>(asked.value(), asked.certainty(), now);
      return new Belief(
          asked,
          seen.flatMap(at -> asked.value().map(value -> Known.confirmed(value, at)))
              .orElse(scope.equals(asked) ? scope : weaker));
    }
  }

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

  /** Who hears us according to what we asked for, or as the mixer showed it. */
  Known<SpeakScope> scope() {
    return belief.get().scope();
  }

  /**
   * The mixer was looked at.
   *
   * @param before the look, who was believed to hear us
   * @param when it showed that; empty if it did not
   * @return false if something else is believed since
   */
  boolean seen(Known<SpeakScope> before, Optional<Instant> when, Instant now) {
    Belief current = belief.get();
    return current.scope().equals(before)
        && belief.compareAndSet(current, current.after(when, now));
  }

  /** Whether somebody is to hear us, as far as we know. */
  boolean isAudible() {
    return scope().value().filter(s -> !s.equals(new SpeakScope.Nobody())).isPresent();
  }

  void believe(Known<SpeakScope> now) {
    belief.set(Belief.of(now));
  }

  /** What would ask once more for what is so already; empty before anything was asked. */
  Optional<ParticipantAction> same() {
    return same;
  }

  /** From now on somebody is to hear us. */
  void heard(Known<SpeakScope> by, ParticipantAction sameAgain) {
    same = Optional.of(sameAgain);
    believe(by);
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
