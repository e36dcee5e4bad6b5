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
    boolean self) {}
