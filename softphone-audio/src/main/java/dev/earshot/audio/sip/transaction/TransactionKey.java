package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.Via;

/** What tells transactions apart (RFC 3261 17.1.3, 17.2.3). */
record TransactionKey(String branch, String sentBy, String method) {
  /** With the number too: a response to some other request must not move this one's machine. */
  static TransactionKey client(SipMessage message) {
    return new TransactionKey(message.via().branch(), "", message.cseq().toString());
  }

  /** An ACK belongs to the INVITE whose refusal it confirms. */
  static TransactionKey server(SipRequest request) {
    return server(request, request.isAck() ? "INVITE" : request.method());
  }

  /** The INVITE that a CANCEL means (RFC 3261 9.2). */
  static TransactionKey cancelled(SipRequest cancel) {
    return server(cancel, "INVITE");
  }

  private static TransactionKey server(SipRequest request, String method) {
    Via via = request.via();
    if (via.isUnique()) {
      return new TransactionKey(via.branch(), via.sentBy(), method);
    }
    // RFC 2543 peers: no unique branch, so the fields of RFC 3261 17.2.3 stand in for it.
    String old =
        String.join(
            "|",
            request.uri(),
            request.callId(),
            request.fromTag(),
            Long.toString(request.cseq().number()),
            via.branch());
    return new TransactionKey(old, via.sentBy(), method);
  }
}
