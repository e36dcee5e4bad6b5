package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.transport.Hop;
import java.util.Optional;

/**
 * A request to be sent.
 *
 * @param request without Via, CSeq and Contact
 * @param nextHop URI of the next hop
 * @param flow connection on which the peer reached us, preferred while it stands
 * @param contactUser user part of the Contact
 */
public record Outgoing(
    SipRequest request, String nextHop, Optional<Hop> flow, String contactUser) {}
