package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;

/** The stage of a call in which descriptions are renegotiated: early or established. */
interface Negotiating {
  boolean ended();

  /** How an offer of ours goes out: INVITE once the call stands, UPDATE before. */
  String offersBy();

  /** Whether an offer of ours must wait for something else. */
  boolean busy();

  /** Status that refuses an offer of the peer's now (RFC 3311 5.2), 0 if it may be taken. */
  int refusal();

  /** Adds to an offer of ours what this stage wants. */
  SipRequest prepared(SipRequest offer);

  /** The peer accepted an offer of ours. */
  void settled(SipResponse response);

  /** Whether a 422 can be met by asking again. */
  boolean raised(SipResponse tooSmall);

  /** The peer did not accept an offer that was only to keep the session alive. */
  void refreshRefused();

  /** Accepts an offer of the peer's. */
  void succeed(ServerTransaction theirs, String sdp);

  /** Confirms the 2xx for an INVITE of ours. */
  void acknowledge(SipRequest invite);

  /** The peer is gone. */
  void lose(String reason);
}
