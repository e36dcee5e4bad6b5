/**
 * Finds the servers of a SIP URI (RFC 3263): NAPTR says by which transports a domain is reached,
 * SRV on which hosts and ports, in which order and with which share. What to ask and what to make
 * of the answers is pure; {@link dev.earshot.audio.sip.locate.NameServer} is the door to DNS, for
 * which the Java platform's own client is enough.
 *
 * <p>Asking blocks, so it is for look-up threads, never for the sip thread.
 */
@NullMarked
package dev.earshot.audio.sip.locate;

import org.jspecify.annotations.NullMarked;
