package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.transaction.ServerTransaction;

/** Takes a peer's requests within one dialog. Sip thread. */
interface DialogUser extends CallControl {
  void onRequest(ServerTransaction transaction);

  void onAck(SipRequest ack);
}
