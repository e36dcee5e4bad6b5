/**
 * Truth from the audio itself: is our own voice in what somebody else hears? Pure steps over frames
 * of 10 ms at 8 kHz, of constant memory and without allocation, so that the mix thread can take
 * them.
 *
 * <p>Cross-correlation over all delays up to a second and a half, normalised by energy, in a short
 * and a long window (Knapp and Carter, "The generalized correlation method for estimation of time
 * delay", 1976, with a fixed pre-emphasis as the weighting).
 */
@org.jspecify.annotations.NullMarked
package dev.earshot.audio.guard;
