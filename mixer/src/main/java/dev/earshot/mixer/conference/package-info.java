/**
 * Conferences as pure values: participants, tags, and the single statement of who hears whom. The
 * semantics are those of jambonz's conference verb ({@code memberTag}, {@code speakOnlyTo}). No
 * audio, no threads.
 */
@NullMarked
package dev.earshot.mixer.conference;

import org.jspecify.annotations.NullMarked;
