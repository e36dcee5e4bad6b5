/**
 * Dialogs (RFC 3261 12) and the calls that live in them (13 to 15): from the INVITE over ACK,
 * re-INVITE and CANCEL to BYE, for both sides, with the races between them. Also requests with
 * everything around them: finding the next hop, answering challenges, changing the transport.
 *
 * <p>Everything belongs to the sip thread. SDP is text here.
 */
@NullMarked
package dev.earshot.audio.sip.dialog;

import org.jspecify.annotations.NullMarked;
