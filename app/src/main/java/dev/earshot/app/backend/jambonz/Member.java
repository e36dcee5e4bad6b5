package dev.earshot.app.backend.jambonz;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is known of one member of a room. Guarded by the back end's lock. */
final class Member {
  /** jambonz forgets a call one hour after its answer, although it is up (B12). */
  private static final Duration RECORD_LIFE = Duration.ofMinutes(55);

  /** A request of ours shows in the list only after a while. */
  private static final Duration EFFECT = Duration.ofSeconds(1);

  final String callSid;
  final Instant firstSeen;
  StatusEvent.Party party;
  Known<Instant> joinedAt;
  Known<Set<MemberTag>> tags;

  /** As {@link #tags}, but without the tag of a whisper of ours: says who he is. */
  Known<Set<MemberTag>> lasting;

  /** Whether we gave him the tag he has. */
  boolean tagIsOurs;

  Known<Boolean> muted;
  Known<Boolean> held;
  Known<Boolean> talking;

  /** When we last heard of him. */
  Instant news;

  /** Whether it is the customer's ear of ours. */
  private boolean ear;

  /** Looks at the calls in a row in which he was missing. */
  int missed;

  boolean everListed;

  /** Up, but not to be controlled by REST any more. */
  boolean uncontrolled;

  Member(String callSid, StatusEvent.Party party, Known<Instant> joinedAt, Instant now) {
    this.callSid = callSid;
    this.party = party;
    this.joinedAt = joinedAt;
    this.firstSeen = now;
    this.news = now;
    // Never asked: any answer is newer.
    tags = Known.unknown(Instant.EPOCH);
    lasting = tags;
    muted = Known.unknown(now);
    held = Known.unknown(now);
    talking = Known.unknown(now);
  }

  /** What is taken from a snapshot or an event, which may know less than we do. */
  void learn(StatusEvent.Party from) {
    if (!from.number().isEmpty()) {
      party = from;
    }
  }

  /** Our request was accepted. A whisper's own tag says nothing about who he is. */
  void tagged(Optional<MemberTag> tag, Instant now) {
    tags = Known.requested(tag.map(Set::of).orElse(Set.of()), now);
    tagIsOurs = true;
    if (tag.filter(MemberTag::isPrivate).isEmpty()) {
      lasting = tags;
    }
  }

  /** A request that failed leaves nothing known, not the former value. */
  void tagLost(Instant now) {
    tags = Known.unknown(now);
    lasting = Known.unknown(now);
    tagIsOurs = false;
  }

  /** Read from the server in answer to a question asked then. */
  void tagRead(String tag, Instant askedAt, Instant now) {
    boolean underWay =
        tags.certainty() == Certainty.REQUESTED && tags.asOf().plus(EFFECT).isAfter(askedAt);
    if (underWay || tags.asOf().isAfter(askedAt)) {
      return;
    }
    Set<MemberTag> read = MemberTag.isValid(tag) ? Set.of(new MemberTag(tag)) : Set.of();
    if (!tag.isEmpty() && read.isEmpty()) {
      tagLost(now);
      return;
    }
    boolean known = tags.value().equals(Optional.of(read));
    tagIsOurs &= known;
    Instant since = known ? tags.asOf() : now;
    tags = Known.confirmed(read, since);
    if (read.stream().noneMatch(MemberTag::isPrivate)) {
      lasting = tags;
    }
  }

  /** The tag of a whisper of ours is nobody's business: what he had before is what is shown. */
  private Known<Set<MemberTag>> shown() {
    return tags.value().orElse(Set.of()).stream().anyMatch(MemberTag::isPrivate) ? lasting : tags;
  }

  /** A call of ours that only listens, without a tag. */
  void isOurEar(Instant now) {
    ear = true;
    if (tags.certainty().compareTo(Certainty.REQUESTED) < 0) {
      tags = Known.requested(Set.of(), now);
      lasting = tags;
      tagIsOurs = true;
    }
  }

  boolean recordHasExpired(Instant now) {
    return now.isAfter(firstSeen.plus(RECORD_LIFE));
  }

  String name() {
    if (ear) {
      return OwnStay.EAR;
    }
    return party.number().isEmpty() ? "call " + callSid.substring(0, 8) : party.number();
  }

  /**
   * @param own what we believe of our own scope, if this is our own leg
   */
  ObservedParticipant observed(RoleRules roles, Optional<Known<SpeakScope>> own) {
    Known<Role> role =
        own.isPresent()
            ? Known.confirmed(Role.SUPERVISOR, firstSeen)
            : roles.roleOf(lasting, party.number(), firstSeen);
    String number =
        uncontrolled
            ? party.number() + " · not listed any more: out of reach of the server's interface"
            : party.number();
    ObservedParticipant participant =
        new ObservedParticipant(
            new ParticipantKey(callSid),
            own.isPresent() ? "You" : name(),
            number,
            role,
            shown(),
            own.orElse(Known.unknown(firstSeen)),
            muted,
            held,
            talking,
            joinedAt,
            own.isPresent());
    return own.map(participant::speakingTo).orElse(participant);
  }
}
