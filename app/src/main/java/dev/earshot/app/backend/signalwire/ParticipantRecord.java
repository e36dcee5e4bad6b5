package dev.earshot.app.backend.signalwire;

import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A participant as the system says it (signalwire.md 3.2).
 *
 * @param label Twilio's, or empty
 * @param muted empty if it does not say
 * @param held empty if it does not say
 * @param coaching heard by his target alone; of no effect while he is muted
 * @param status of his call in the conference; empty if it does not say
 */
record ParticipantRecord(
    String callSid,
    String label,
    Optional<Boolean> muted,
    Optional<Boolean> held,
    boolean coaching,
    Optional<String> target,
    String status,
    Optional<Instant> joined) {
  private static final Set<String> GONE = Set.of("complete", "completed", "failed");
  private static final Set<String> COMING = Set.of("queued", "connecting", "ringing");

  /** No part of the conference any more. */
  boolean isGone() {
    return GONE.contains(status);
  }

  /** Hears and could be heard. */
  boolean isSeated() {
    return !isGone() && !COMING.contains(status);
  }

  boolean isMuted() {
    return muted.orElse(false);
  }

  boolean isHeld() {
    return held.orElse(false);
  }

  /** Coached, if he is heard, is this one and no other. */
  boolean coaches(String callSid) {
    return coaching && target.equals(Optional.of(callSid));
  }

  /** Who hears him; empty if that does not follow from what is said. */
  Optional<SpeakScope> scope() {
    if (muted.isEmpty()) {
      return Optional.empty();
    }
    if (isMuted()) {
      return Optional.of(new SpeakScope.Nobody());
    }
    if (!coaching) {
      return Optional.of(new SpeakScope.Everybody());
    }
    return target.map(sid -> new SpeakScope.OnlyCall(new ParticipantKey(sid)));
  }
}
