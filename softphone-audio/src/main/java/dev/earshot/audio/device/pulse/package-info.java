/**
 * The PulseAudio sound server (also PipeWire's, which speaks the same protocol) through libpulse
 * and {@code java.lang.foreign}: devices with lasting names, hot-plug, streams that end instead of
 * moving. Follows the asynchronous API of libpulse 16 (pulse/thread-mainloop.h, introspect.h,
 * subscribe.h, stream.h).
 *
 * <p>Threads: libpulse starts one of its own, {@code pulse}; everything that touches its objects
 * holds its lock, which is never held while anybody waits. So a server that hangs blocks nobody.
 */
@NullMarked
package dev.earshot.audio.device.pulse;

import org.jspecify.annotations.NullMarked;
