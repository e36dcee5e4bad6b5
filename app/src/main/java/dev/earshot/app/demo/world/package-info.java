/**
 * The simulated call centre: who calls whom about what, when they join, leave, hold and transfer,
 * by a seeded script; and the script carried out at a real conference focus. Callers speak through
 * direct ports, or, in the conference that is being watched, through real telephones.
 *
 * <p>{@code WorldScript} is pure. {@code World} belongs to the {@code demo} thread; ports and
 * microphones of callers belong to the mix thread.
 */
@NullMarked
package dev.earshot.app.demo.world;

import org.jspecify.annotations.NullMarked;
