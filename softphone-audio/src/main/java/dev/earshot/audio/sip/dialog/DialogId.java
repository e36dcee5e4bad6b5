package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipMessage;

/** Identity of a dialog as one side sees it (RFC 3261 12). */
public record DialogId(String callId, String localTag, String remoteTag) {
  /** The dialog a peer's request belongs to. */
  public static DialogId ofIncoming(SipMessage request) {
    return new DialogId(request.callId(), request.toTag(), request.fromTag());
  }

  /** The dialog that a response to our request establishes or belongs to. */
  static DialogId ofResponse(SipMessage response) {
    return new DialogId(response.callId(), response.fromTag(), response.toTag());
  }
}
