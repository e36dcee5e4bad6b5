/**
 * DTLS-SRTP (RFC 5763, RFC 5764): SRTP keys out of a handshake on the media's own path, with
 * certificates known by their fingerprints. The handshake is Bouncy Castle's, because the
 * platform's DTLS has no use_srtp extension; its classes are loaded by the first call that needs
 * them. Thread {@code dtls}: one per handshake.
 */
@NullMarked
package dev.earshot.audio.dtls;

import org.jspecify.annotations.NullMarked;
