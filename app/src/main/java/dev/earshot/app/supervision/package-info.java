/**
 * The supervision domain: what is known about conferences and with which certainty, who hears the
 * supervisor, and when the microphone's gate may open. Pure values and functions; knows nothing
 * else of the application. Vocabulary: {@code Known}, {@code SpeakScope}, {@code Audience}, {@code
 * GatePolicy}.
 */
@NullMarked
package dev.earshot.app.supervision;

import org.jspecify.annotations.NullMarked;
