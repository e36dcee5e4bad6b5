package dev.earshot.audio.focus;

import dev.earshot.mixer.port.Port;
import java.util.Optional;

/**
 * Somebody at the door of a room.
 *
 * @param member as he asks to enter; whether he must wait is not yet decided
 * @param telephone empty for a direct member
 */
record Arrival(
    String room,
    FocusMember member,
    EntryOptions options,
    Port port,
    Optional<Telephone> telephone) {}
