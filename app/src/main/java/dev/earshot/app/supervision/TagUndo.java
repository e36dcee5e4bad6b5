package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.util.Optional;

/** The tag a participant had before our last change. */
public record TagUndo(ParticipantKey participant, Optional<MemberTag> tag) {}
