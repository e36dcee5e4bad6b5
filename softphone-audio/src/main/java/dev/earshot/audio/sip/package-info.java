/**
 * A SIP user agent (RFC 3261, RFC 6026): calls, registrations, digest authentication, over UDP and
 * TCP. Knows SDP as text only.
 *
 * <p>One {@code sip} thread per user agent owns all state; methods hand commands to it and
 * listeners are called on it, so they must not block.
 */
@NullMarked
package dev.earshot.audio.sip;

import org.jspecify.annotations.NullMarked;
