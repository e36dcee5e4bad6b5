package dev.earshot.audio.focus;

import dev.earshot.mixer.conference.MemberTag;
import java.util.UUID;

/** Who hears an announcement. Nobody who waits, is on hold or deaf hears any. */
public sealed interface Audience {
  /** Everybody in the room, and whoever joins while it lasts. */
  record Everybody() implements Audience {}

  /** Whoever carries this tag while it lasts. */
  record Tagged(MemberTag tag) implements Audience {}

  /** One member and nobody else. */
  record One(UUID callSid) implements Audience {}
}
