/**
 * The mixing itself: the step of one room (shared total, own voice subtracted, permitted whispers
 * added) and the thread that paces it. Everything here belongs to the {@code mix} thread.
 */
@NullMarked
package dev.earshot.mixer.engine;

import org.jspecify.annotations.NullMarked;
