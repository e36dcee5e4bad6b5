package dev.earshot.app.simulate.genesys.world;

import java.time.Instant;

/**
 * A line of a chat's log.
 *
 * @param index counts up from 1 without gaps
 * @param type for example {@code Text} or {@code TypingStarted}
 * @param text empty if it has none
 */
public record ChatEntry(
    int index, String type, ChatMember from, String text, Visibility visibility, Instant at) {}
