/**
 * The mixing itself: the step of one room (shared total, own voice subtracted, permitted whispers
 * added) and the thread that paces it. {@link dev.earshot.mixer.engine.MixStep} draws the signal
 * path. Everything here belongs to the {@code mix} thread unless a class says otherwise; {@link
 * dev.earshot.mixer.engine.MixThread} is the only door to threads and clock. Nothing of it is
 * exported: rooms, batches and answers are the facade's.
 */
@NullMarked
package dev.earshot.mixer.engine;

import org.jspecify.annotations.NullMarked;
