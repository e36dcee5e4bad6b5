/**
 * Voice supervision of Genesys Web Services (pages of 2025; genesys-voice.md chapters 4 to 8):
 * agents, standing orders at our own device, and the calls that they bring to it.
 *
 * <p>There is no conference to be joined and nobody to be muted. Genesys says what we are in a call
 * (listening, coaching, barged in) and isolates the customer; coaching, once left, cannot be gone
 * back to. So within a coached call our own mixer is what mutes us: the headset speaks to no call
 * at all, which it confirms (decision 0171).
 *
 * <p>Threads: requests block the caller; one {@code backend-call} reads again whatever was told;
 * the book of it is guarded by a lock that is never held while anything is waited for.
 */
@NullMarked
package dev.earshot.app.backend.genesys.voice;

import org.jspecify.annotations.NullMarked;
