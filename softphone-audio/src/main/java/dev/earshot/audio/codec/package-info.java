/**
 * Audio codecs between linear PCM in {@code int[]} frames and RTP payloads: G.711 (ITU-T G.711,
 * payload types 0 and 8 of RFC 3551), G.722 (type 9) and L16 (RFC 3551 4.5.11). Not thread-safe; no
 * allocation per frame.
 */
@NullMarked
package dev.earshot.audio.codec;

import org.jspecify.annotations.NullMarked;
