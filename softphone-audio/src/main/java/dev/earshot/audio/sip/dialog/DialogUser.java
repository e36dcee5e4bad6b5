package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.transaction.ServerTransaction;

/** Takes a peer's requests within one dialog. Sip thread. */
public interface DialogUser {
  /** Must be answered. */
  void onRequest(ServerTransaction transaction);

  default void onAck(SipRequest ack) {}

  /** Ends what lives in the dialog. */
  void hangUp();
}
