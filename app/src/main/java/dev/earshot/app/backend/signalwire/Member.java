package dev.earshot.app.backend.signalwire;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is known of one participant. Guarded by the back end's lock. */
final class Member {
  final String callSid;
  String label = "";
  Known<Instant> joinedAt;

  /** Who hears him, as he was last read. */
  Known<SpeakScope> scope = Known.unknown(Instant.EPOCH);

  Known<Boolean> muted = Known.unknown(Instant.EPOCH);
  Known<Boolean> held = Known.unknown(Instant.EPOCH);
  Known<Boolean> talking = Known.unknown(Instant.EPOCH);

  /** His call, once it was asked for. */
  Optional<CallRecord> call = Optional.empty();

  /** Whether his call was looked for in vain. */
  boolean callUnknown;

  /** When we last heard that he is there. */
  Instant news;

  /** Of the last event about his mute or hold. */
  StatusCallback.Order changed = StatusCallback.Order.UNKNOWN;

  Member(String callSid, Known<Instant> joinedAt, Instant news) {
    this.callSid = callSid;
    this.joinedAt = joinedAt;
    this.news = news;
  }

  /** As the system said in answer to a question of then. What was learnt since is newer. */
  void read(ParticipantRecord record, Instant askedAt) {
    label = record.label();
    news = news.isAfter(askedAt) ? news : askedAt;
    record.joined().ifPresent(at -> joinedAt = Known.confirmed(at, askedAt));
    muted = newer(muted, record.muted(), askedAt);
    held = newer(held, record.held(), askedAt);
    scope = newer(scope, record.scope(), askedAt);
  }

  private static <T> Known<T> newer(Known<T> known, Optional<T> read, Instant askedAt) {
    if (known.asOf().isAfter(askedAt)) {
      return known;
    }
    return read.map(value -> Known.confirmed(value, askedAt)).orElse(Known.unknown(askedAt));
  }

  boolean isHeld() {
    return held.value().orElse(false);
  }

  /** For the screen: his name, else his number, else his label, else his call. */
  String name() {
    return call.flatMap(CallRecord::name)
        .or(() -> call.map(CallRecord::peer).map(Member::user).filter(text -> !text.isEmpty()))
        .or(() -> Optional.of(label).filter(text -> !text.isEmpty()))
        .orElse("call " + callSid.substring(0, Math.min(8, callSid.length())));
  }

  private static String user(String peer) {
    return peer.startsWith("sip:") ? peer.substring(4).replaceFirst("@.*$", "") : peer;
  }

  /**
   * @param own what is known of our own scope, if this is our own leg
   */
  ObservedParticipant observed(Known<Role> role, Optional<Known<SpeakScope>> own) {
    ObservedParticipant participant =
        new ObservedParticipant(
            new ParticipantKey(callSid),
            own.isPresent() ? "You" : name(),
            call.map(CallRecord::peer).orElse(""),
            role,
            // There are no tags here, and that is known.
            Known.confirmed(Set.of(), news),
            own.orElse(scope),
            muted,
            held,
            talking,
            joinedAt,
            own.isPresent());
    return own.map(participant::speakingTo).orElse(participant);
  }
}
