package dev.earshot.audio.focus;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A member whose port is given instead of dialled: simulated callers, players, recorders. */
public record DirectMember(String from, String displayName, Optional<MemberTag> tag) {
  FocusMember entering(UUID callSid, String room, EntryOptions options, Instant at) {
    return new FocusMember(
        callSid,
        "",
        from,
        displayName,
        room,
        options.tags(),
        options.speakOnlyTo(),
        options.muted(),
        false,
        false,
        false,
        options.rules(),
        at);
  }
}
