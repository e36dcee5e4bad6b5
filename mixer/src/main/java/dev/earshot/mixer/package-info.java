/**
 * The mixer's facade: rooms in which participants hear each other by the one rule of {@link
 * dev.earshot.mixer.conference.Participant#hears}.
 *
 * <p>One {@code mix} thread owns every room and steps all of them at absolute deadlines. Other
 * threads hand in {@link dev.earshot.mixer.RoomChange changes}, which the mix thread drains at the
 * head of its step, so a change and the audio it governs are one tick; they read published values
 * ({@link dev.earshot.mixer.MixRoom#conference()}, levels, counts) at any time.
 */
@NullMarked
package dev.earshot.mixer;

import org.jspecify.annotations.NullMarked;
