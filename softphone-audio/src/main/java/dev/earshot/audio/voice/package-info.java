/**
 * What is done to the operator's voice before anybody can hear it: echo cancellation, noise
 * suppression, automatic gain, a high-pass, and telling voice from noise. The work is done by
 * WebRTC's audio processing (a native library, decision 0130); without it voices pass as they are.
 *
 * <p>Threads: a processor is opened, switched and closed by any thread, and runs on the mix thread,
 * between the microphone and its gate.
 */
@NullMarked
package dev.earshot.audio.voice;

import org.jspecify.annotations.NullMarked;
