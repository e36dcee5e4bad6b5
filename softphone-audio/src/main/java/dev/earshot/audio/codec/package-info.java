/**
 * Audio codecs between linear PCM in {@code int[]} frames and RTP payloads: G.711 (ITU-T G.711,
 * payload types 0 and 8 of RFC 3551), G.722 (type 9), L16 (RFC 3551 4.5.11), Opus by libopus (RFC
 * 7587) and comfort noise (RFC 3389). Not thread-safe; no allocation per frame.
 */
@NullMarked
package dev.earshot.audio.codec;

import org.jspecify.annotations.NullMarked;
