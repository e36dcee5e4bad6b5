package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;

/** Hears of the responses to one request of ours. */
public interface ResponseListener {
  /**
   * Every provisional response, then the final one (for INVITE maybe several 2xx). No answer in
   * time comes as 408, no connection as 503 (RFC 3261 8.1.3.1).
   *
   * @param sent the request as it was sent last
   */
  void onResponse(SipRequest sent, SipResponse response);
}
