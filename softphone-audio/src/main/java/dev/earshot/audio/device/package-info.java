/**
 * Microphones and loudspeakers: sound cards through {@code javax.sound}, and as equals WAV files,
 * test tones and silence. {@code javax.sound} types never appear above this package.
 *
 * <p>Threads: one {@code capture} and one {@code playout} thread per open sound card line; files
 * and tones need none, they are read and written by the mix thread.
 */
@NullMarked
package dev.earshot.audio.device;

import org.jspecify.annotations.NullMarked;
