/**
 * Transactions (RFC 3261 17, corrected by RFC 6026): four state machines as pure functions from a
 * state and an input to the next state and what is to be done, the timers they ask for, and the
 * table that matches messages to them.
 *
 * <p>Everything belongs to the sip thread; time comes in with each step.
 */
@NullMarked
package dev.earshot.audio.sip.transaction;

import org.jspecify.annotations.NullMarked;
