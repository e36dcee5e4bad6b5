package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.util.Set;

/** Who hears a participant (domain model 2.3). That it is not known is said by {@link Known}. */
public sealed interface SpeakScope {
  /** Muted. */
  record Nobody() implements SpeakScope {}

  /** Barge, or an ordinary participant. */
  record Everybody() implements SpeakScope {}

  /** Whisper to whoever carries the tag, now and later. */
  record OnlyTag(MemberTag tag) implements SpeakScope {}

  /** Whisper to exactly one call. */
  record OnlyCall(ParticipantKey target) implements SpeakScope {}

  /** Whisper to exactly these calls (local focus, which groups them under a private tag). */
  record OnlyCalls(Set<ParticipantKey> targets) implements SpeakScope {
    public OnlyCalls {
      targets = Set.copyOf(targets);
    }
  }
}
