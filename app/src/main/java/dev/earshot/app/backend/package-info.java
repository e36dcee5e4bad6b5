/**
 * What a conference system must offer to be supervised ({@code ConferenceBackend}), and the one
 * loop that acts on it ({@code SupervisionLoop}, a virtual thread named {@code supervision}): it
 * alone opens the microphone's gate; everybody may close it.
 */
@NullMarked
package dev.earshot.app.backend;

import org.jspecify.annotations.NullMarked;
