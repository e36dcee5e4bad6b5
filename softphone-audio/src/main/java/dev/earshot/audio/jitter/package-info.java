/**
 * The jitter buffer: puts packets back in order, waits as long as the network's jitter requires,
 * and conceals what is missing. Pure steps in sample time, owned by the mix thread, no allocation.
 */
@NullMarked
package dev.earshot.audio.jitter;

import org.jspecify.annotations.NullMarked;
