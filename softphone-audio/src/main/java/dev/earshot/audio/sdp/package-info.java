/**
 * Session descriptions (RFC 8866): text to records and back, and offer/answer (RFC 3264) as a
 * function. No I/O, no threads.
 */
@NullMarked
package dev.earshot.audio.sdp;

import org.jspecify.annotations.NullMarked;
