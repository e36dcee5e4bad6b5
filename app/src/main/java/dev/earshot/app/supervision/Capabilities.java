package dev.earshot.app.supervision;

import java.util.Set;

/** What a back end can do. What is missing is not offered, and the screen says why. */
public record Capabilities(Set<Capability> all) {
  public static final Capabilities NONE = new Capabilities(Set.of());

  /** One ability. */
  public enum Capability {
    WHISPER,
    /** A whisper can be heard by more than one, and by any subset. */
    WHISPER_SUBSET,
    BARGE,
    EDIT_TAGS,
    MUTE_OTHERS,
    REMOVE_OTHERS,
    /** Can lend the ear of another participant. */
    LISTEN_AS
  }

  public Capabilities {
    all = Set.copyOf(all);
  }

  public boolean can(Capability capability) {
    return all.contains(capability);
  }
}
