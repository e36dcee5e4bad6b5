package dev.earshot.app.supervision;

/**
 * What only the user can take upon himself, because the system cannot tell (P8). Given for one stay
 * in one conference.
 */
public enum Consent {
  /** Whispering although it cannot be known who is in the room, or who carries the tag. */
  UNVERIFIED_AUDIENCE,
  /** Replacing a tag that Earshot did not set, so that a whisper reaches the chosen ones only. */
  REPLACE_TAGS
}
