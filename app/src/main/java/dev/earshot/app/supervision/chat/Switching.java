package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.time.Instant;

/**
 * A change of mode that is asked for and not confirmed.
 *
 * @param call number of the request
 * @param due when it counts as not confirmed
 * @param overtook whether another change was on its way already, whose outcome is then not known
 *     even if this one is refused
 */
public record Switching(long call, Mode wanted, Instant due, boolean overtook) {}
