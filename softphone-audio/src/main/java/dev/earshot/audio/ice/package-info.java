/**
 * ICE (RFC 8445) for one stream of one component, as a full agent with a single socket: finds out
 * by checks which of the peer's addresses works. Steps without sockets and clock; each agent
 * belongs to one thread.
 */
@NullMarked
package dev.earshot.audio.ice;

import org.jspecify.annotations.NullMarked;
