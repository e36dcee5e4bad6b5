package dev.earshot.audio.focus;

import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One member of a room, as of the last change.
 *
 * @param callSid identity, also given to the caller as {@code X-Call-Sid} in the 200 OK
 * @param callId SIP Call-ID; empty for a member without a telephone (see {@link
 *     ConferenceFocus#joinDirect})
 * @param from user part of the From address: number or name
 * @param displayName of the From address, empty if none
 * @param to user part of the To address
 * @param deaf hears nobody
 * @param held on hold: hears nobody and is heard by nobody
 * @param waiting for somebody who starts the conference: hears nobody and is heard by nobody
 */
public record FocusMember(
    UUID callSid,
    String callId,
    String from,
    String displayName,
    String to,
    Set<MemberTag> tags,
    Optional<SpeakOnlyTo> speakOnlyTo,
    boolean muted,
    boolean deaf,
    boolean held,
    boolean waiting,
    EntryRules rules,
    Instant joinedAt) {
  public FocusMember {
    tags = Set.copyOf(tags);
  }

  /** A member who neither waits nor is deaf, under the ordinary rules. */
  public FocusMember(
      UUID callSid,
      String callId,
      String from,
      String displayName,
      String to,
      Set<MemberTag> tags,
      Optional<SpeakOnlyTo> speakOnlyTo,
      boolean muted,
      boolean held,
      Instant joinedAt) {
    this(
        callSid,
        callId,
        from,
        displayName,
        to,
        tags,
        speakOnlyTo,
        muted,
        false,
        held,
        false,
        EntryRules.ORDINARY,
        joinedAt);
  }
}
