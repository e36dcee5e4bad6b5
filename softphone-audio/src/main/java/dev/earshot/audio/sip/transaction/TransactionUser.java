package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.SipRequest;

/** Takes what peers begin. */
public interface TransactionUser {
  /** A new request, never an ACK. Must be answered, now or later. */
  void onRequest(ServerTransaction transaction);

  /** An ACK that no transaction absorbed: it confirms a 2xx. */
  void onAck(SipRequest ack);
}
