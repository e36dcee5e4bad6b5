package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.transport.Hop;

/** Takes what peers begin. */
public interface TransactionUser {
  /** Whether a request that belongs to no transaction is let in; never asked about an ACK. */
  Ruling rule(SipRequest request, Hop from);

  /** A new request, never an ACK. Must be answered, now or later. */
  void onRequest(ServerTransaction transaction);

  /** An ACK that no transaction absorbed: it confirms a 2xx. */
  void onAck(SipRequest ack);
}
