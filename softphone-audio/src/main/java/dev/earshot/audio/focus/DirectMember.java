package dev.earshot.audio.focus;

import dev.earshot.mixer.conference.MemberTag;
import java.util.Optional;

/** A member whose port is given instead of dialled: simulated callers, players, recorders. */
public record DirectMember(String from, String displayName, Optional<MemberTag> tag) {}
