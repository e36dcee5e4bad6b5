/**
 * Who may begin something with a user agent that takes calls, and how much of it: by address, by
 * password (RFC 7616, RFC 8760), by number and by rate. Pure state machines in virtual time, every
 * table bounded; the policy is in docs/decisions/0066.
 *
 * <p>Configuration is immutable and may be used by any thread; everything else belongs to the sip
 * thread.
 */
@NullMarked
package dev.earshot.audio.sip.admission;

import org.jspecify.annotations.NullMarked;
