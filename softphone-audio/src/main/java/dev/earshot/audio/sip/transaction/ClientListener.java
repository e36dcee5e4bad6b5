package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.SipResponse;

/** User of a client transaction. */
public interface ClientListener {
  /** Each provisional response, and the final one; for INVITE every 2xx that comes. */
  void onResponse(SipResponse response);

  /** Nothing came in time. */
  void onTimeout();

  /** The request could not be carried. */
  void onTransportFailure(String reason);
}
