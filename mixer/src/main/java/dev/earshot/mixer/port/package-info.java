/**
 * Where audio enters and leaves the mixer, and the gate that decides whether a microphone's frame
 * is taken at all. Ports are called by the mix thread only; the gate may be closed by any thread.
 */
@NullMarked
package dev.earshot.mixer.port;

import org.jspecify.annotations.NullMarked;
