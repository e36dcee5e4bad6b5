package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.app.supervision.StandingOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call that we supervise, and what is believed of our part in it. Guarded by the lock of its
 * book.
 */
final class MonitoredCall {
  final ConferenceKey key;
  final Instant firstSeen;
  final Map<String, Instant> present = new LinkedHashMap<>();
  CallRecord record;

  /** Until the agent leaves, or on to others; taken as the widest where nobody said. */
  private final StandingOrder.Reach reach;

  /** The number of whoever is coached; empty if that is not known. */
  private Optional<String> coached;

  /**
   * The widest that we may be here: what we were brought in as, or have asked for since. Where no
   * order says it, what Genesys shows first.
   */
  private Optional<Mode> widest;

  /** As what we asked to be, last; WHISPER while nothing was asked. */
  private Mode lastAsked = Mode.WHISPER;

  /** Coaching was left, or may have been: it does not come back in this call. */
  private boolean left;

  /** Who else is in it changed, last. */
  private Instant changedAt;

  private boolean deskSilent = true;
  private Known<SpeakScope> scope;

  /**
   * @param order by which it came; empty if it was there before us
   * @param target the agent whom the order names
   */
  MonitoredCall(
      CallRecord first,
      Optional<OwnDevice.Monitoring> order,
      Optional<AgentRecord> target,
      Instant now) {
    key = new ConferenceKey("call:" + first.key());
    record = first;
    firstSeen = now;
    changedAt = now;
    reach = order.flatMap(OwnDevice.Monitoring::reach).orElse(StandingOrder.Reach.CALL);
    coached = target.map(AgentRecord::number);
    widest = order.map(OwnDevice.Monitoring::mode).or(first::mode);
    first.participants().forEach(number -> present.put(number, now));
    scope = Known.confirmed(new SpeakScope.Nobody(), now);
  }

  /** What Genesys shows now. */
  void seen(CallRecord next, Instant now) {
    if (!next.participants().equals(record.participants())) {
      changedAt = now;
      present.keySet().retainAll(next.participants());
      next.participants().forEach(number -> present.putIfAbsent(number, now));
    }
    record = next;
    widest = widest.or(next::mode);
    Optional<Mode> mode = mode();
    if (next.isEstablished() && mode.filter(m -> m != Mode.WHISPER).isPresent()) {
      left = true;
    }
    if (lastAsked == Mode.LISTEN && mode.equals(Optional.of(Mode.LISTEN))) {
      widest = mode;
    }
    believe(now);
  }

  /** As what we are in it; empty if that is not known, or wider than anybody asked for. */
  Optional<Mode> mode() {
    return record
        .mode()
        .filter(mode -> widest.filter(most -> mode.compareTo(most) <= 0).isPresent())
        .filter(mode -> mode != Mode.WHISPER || !left);
  }

  boolean leftCoaching() {
    return left;
  }

  /** Before a switch is asked for: it may happen from now on, whatever is answered. */
  void asking(Mode mode) {
    left = true;
    lastAsked = mode;
    if (widest.filter(most -> most.compareTo(mode) >= 0).isEmpty()) {
      widest = Optional.of(mode);
    }
  }

  /** Whether customers may be let hear us by Genesys, as far as can be known. */
  boolean mayBeBarged() {
    return widest.equals(Optional.of(Mode.BARGE)) || mode().isEmpty();
  }

  /** Whoever the user means, now that it can be no other. */
  void coaches(String number) {
    coached = Optional.of(number);
  }

  /** Who hears a whisper, if he is there. */
  Optional<String> coached() {
    return coached.filter(record.participants()::contains);
  }

  /**
   * Whether it is not told any more who is coached: an order that follows the call leaves it to
   * Genesys (V3).
   */
  boolean changedHandsSince(Instant asked) {
    return reach == StandingOrder.Reach.CALL && changedAt.isAfter(asked);
  }

  /** Our own mixer passes the headset on to this call, or to none. */
  void desk(boolean silent, Instant now) {
    deskSilent = silent;
    believe(now);
  }

  Known<SpeakScope> scope() {
    return scope;
  }

  private void believe(Instant now) {
    Optional<SpeakScope> value = value();
    if (!value.equals(scope.value())) {
      scope = value.map(v -> Known.confirmed(v, now)).orElseGet(() -> Known.unknown(now));
    }
  }

  private Optional<SpeakScope> value() {
    if (deskSilent) {
      return Optional.of(new SpeakScope.Nobody());
    }
    return mode()
        .flatMap(
            mode ->
                switch (mode) {
                  case LISTEN -> Optional.of(new SpeakScope.Nobody());
                  case WHISPER ->
                      coached().map(who -> new SpeakScope.OnlyCall(new ParticipantKey(who)));
                  case BARGE -> Optional.of(new SpeakScope.Everybody());
                });
  }

  /** What the agent hears may be another's from now on: not known until somebody looked. */
  void handsOver(Instant now) {
    if (!deskSilent && mode().equals(Optional.of(Mode.WHISPER))) {
      coached = Optional.empty();
      believe(now);
    }
  }

  StandingOrder.Reach reach() {
    return reach;
  }

  /** Whether this is what such an order brings. */
  boolean isBy(StandingOrder.Wish wish) {
    return widest.equals(Optional.of(wish.mode())) && !left;
  }
}
