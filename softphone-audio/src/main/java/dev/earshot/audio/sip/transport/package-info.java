/**
 * Carries SIP messages over UDP, TCP and TLS (RFC 3261 18 and 26, RFC 3581): sockets, framing of
 * streams, keep-alives, connection reuse, and where a response must go. {@code Network} is the door
 * the layers above use; tests put a network without sockets behind it.
 *
 * <p>Everything belongs to the sip thread; nothing here blocks.
 */
@NullMarked
package dev.earshot.audio.sip.transport;

import org.jspecify.annotations.NullMarked;
