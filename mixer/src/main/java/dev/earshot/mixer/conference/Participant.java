package dev.earshot.mixer.conference;

import java.util.Optional;
import java.util.Set;

/**
 * One participant of a conference as the mixer knows him. Immutable; {@link #hears} is the one
 * statement of the rule that everything audible in Earshot follows.
 *
 * @param tags by which whispers reach him
 * @param speakOnlyTo if present, only listeners with that tag hear him
 * @param muted nobody hears him
 * @param deaf he hears nobody
 * @param held on hold: nobody hears him and he hears nobody
 */
public record Participant(
    ParticipantId id,
    Set<MemberTag> tags,
    Optional<SpeakOnlyTo> speakOnlyTo,
    boolean muted,
    boolean deaf,
    boolean held) {
  public Participant {
    tags = Set.copyOf(tags);
  }

  /** A participant who hears and is heard by everybody. */
  public static Participant of(ParticipantId id) {
    return new Participant(id, Set.of(), Optional.empty(), false, false, false);
  }

  /** Whether this participant hears {@code speaker}: the rule of the whole product. */
  public boolean hears(Participant speaker) {
    return !id.equals(speaker.id)
        && listens()
        && !speaker.muted
        && !speaker.held
        && speaker.speakOnlyTo.map(only -> tags.contains(only.tag())).orElse(true);
  }

  /** Whether he hears anybody at all. */
  public boolean listens() {
    return !deaf && !held;
  }

  public Participant withTags(Set<MemberTag> newTags) {
    return new Participant(id, newTags, speakOnlyTo, muted, deaf, held);
  }

  public Participant withSpeakOnlyTo(Optional<SpeakOnlyTo> only) {
    return new Participant(id, tags, only, muted, deaf, held);
  }

  public Participant withMuted(boolean nowMuted) {
    return new Participant(id, tags, speakOnlyTo, nowMuted, deaf, held);
  }

  public Participant withDeaf(boolean nowDeaf) {
    return new Participant(id, tags, speakOnlyTo, muted, nowDeaf, held);
  }

  public Participant withHeld(boolean nowHeld) {
    return new Participant(id, tags, speakOnlyTo, muted, deaf, nowHeld);
  }
}
