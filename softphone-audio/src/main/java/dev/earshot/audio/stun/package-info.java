/**
 * STUN (RFC 8489), client side: messages with short-term credentials (RFC 8489 9.1) and
 * fingerprints, one transaction as steps, and what it is for: the address by which others see a
 * socket of ours. No sockets and no clock of its own; each object belongs to one thread.
 */
@NullMarked
package dev.earshot.audio.stun;

import org.jspecify.annotations.NullMarked;
