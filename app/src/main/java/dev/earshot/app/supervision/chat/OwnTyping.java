package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.time.Instant;

/**
 * That others were told we are typing.
 *
 * @param mode who was told
 * @param lastKey when we typed last
 */
public record OwnTyping(Mode mode, Instant lastKey) {}
