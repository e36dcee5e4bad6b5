package dev.earshot.app.supervision;

import java.util.Optional;
import java.util.Set;

/**
 * What a back end can do. What is missing is not offered, and the screen says why.
 *
 * @param enough how sure of who hears us the system can ever be; CONFIRMED except where nothing is
 *     confirmed (jambonz), and there REQUESTED: asked for, accepted and given time to settle (P1)
 */
public record Capabilities(Set<Capability> all, Certainty enough) {
  public static final Capabilities NONE = new Capabilities(Set.of());

  /** One ability. */
  public enum Capability {
    WHISPER,
    /** A whisper can be heard by more than one, and by any subset. */
    WHISPER_SUBSET,
    BARGE,
    EDIT_TAGS,
    MUTE_OTHERS,
    HOLD_OTHERS,
    REMOVE_OTHERS,
    /** Can end a conference for everybody at once. */
    END_CONFERENCE,
    /** A whisper can be addressed to whoever carries a tag, known to us or not. */
    WHISPER_TO_TAG,
    /** Can lend the ear of another participant. */
    LISTEN_AS,
    /** Brings us into calls by a standing order. */
    ARM
  }

  public Capabilities {
    all = Set.copyOf(all);
  }

  /** Of a system that confirms what it did. */
  public Capabilities(Set<Capability> all) {
    this(all, Certainty.CONFIRMED);
  }

  /** Whether the system confirms what it did; otherwise some things take the user's consent. */
  public boolean confirms() {
    return enough == Certainty.CONFIRMED;
  }

  /** Whether it is as sure as it can ever be here. */
  public boolean accepts(Known<?> known) {
    return known.certainty().compareTo(enough) >= 0;
  }

  /** Whether the conference passes nothing of us on; where nothing is confirmed, as assumed. */
  boolean silent(Known<SpeakScope> scope) {
    Optional<SpeakScope> nobody = Optional.of(new SpeakScope.Nobody());
    return scope.value().equals(nobody) && (accepts(scope) || !confirms());
  }

  public boolean can(Capability capability) {
    return all.contains(capability);
  }
}
