package dev.earshot.app.console;

import dev.earshot.app.supervision.ParticipantKey;
import java.time.Instant;
import java.util.Optional;

/** One stretch of speech; no end while it lasts. */
public record TalkSpan(ParticipantKey speaker, Instant from, Optional<Instant> to) {}
