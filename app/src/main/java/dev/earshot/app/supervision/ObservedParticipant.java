package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.Set;

/**
 * What the console knows of one participant.
 *
 * @param name for the screen; the number if there is no name
 * @param number telephone number or address, empty if unknown
 * @param joinedAt ASSUMED where only the first sight is known ("≥")
 * @param self whether this is our own leg
 */
public record ObservedParticipant(
    ParticipantKey key,
    String name,
    String number,
    Known<Role> role,
    Known<Set<MemberTag>> tags,
    Known<SpeakScope> speakScope,
    Known<Boolean> muted,
    Known<Boolean> held,
    Known<Boolean> talking,
    Known<Instant> joinedAt,
    boolean self) {
  /**
   * Whether he is confirmed to be on our side; everybody else counts as a customer (domain model
   * 2.2).
   */
  public boolean isColleague() {
    return isColleague(Certainty.CONFIRMED);
  }

  /** As {@link #isColleague()}, where more than {@code enough} can never be known. */
  boolean isColleague(Certainty enough) {
    return role.certainty().compareTo(enough) >= 0
        && role.value().filter(r -> r == Role.AGENT || r == Role.SUPERVISOR).isPresent();
  }

  /** The same participant speaking to another scope. */
  public ObservedParticipant speakingTo(Known<SpeakScope> scope) {
    Known<Boolean> silent =
        new Known<>(
            scope.value().map(SpeakScope.Nobody.class::isInstance),
            scope.certainty(),
            scope.asOf());
    return new ObservedParticipant(
        key, name, number, role, tags, scope, silent, held, talking, joinedAt, self);
  }

  /** The same participant, talking or not. */
  public ObservedParticipant talking(Known<Boolean> now) {
    return new ObservedParticipant(
        key, name, number, role, tags, speakScope, muted, held, now, joinedAt, self);
  }
}
