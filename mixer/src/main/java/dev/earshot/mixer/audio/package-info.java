/**
 * Samples and what is done to them: formats, gain, levels, talk detection, fades, limiting, sample
 * rate conversion. Each is a block by itself; the engine strings them together.
 *
 * <p>Everywhere in Earshot a frame is an {@code int[]} holding linear PCM in the 16-bit range
 * (-32768 to 32767), mono: C2 vectorises {@code int[]} loops, not {@code short[]} ones. Sums may
 * exceed the range inside the mixer and are clipped exactly once. Not thread-safe; allocation only
 * in constructors.
 */
@NullMarked
package dev.earshot.mixer.audio;

import org.jspecify.annotations.NullMarked;
