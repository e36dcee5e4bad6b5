package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.List;

/** What is the same for both sides before a call is answered: offers go by UPDATE (RFC 3311). */
interface EarlyStage extends Negotiating {
  DialogLink link();

  @Override
  default String offersBy() {
    return "UPDATE";
  }

  @Override
  default SipRequest prepared(SipRequest offer) {
    return offer;
  }

  @Override
  default void settled(SipResponse response) {}

  @Override
  default boolean raised(SipResponse tooSmall) {
    return false;
  }

  @Override
  default void refreshRefused() {}

  @Override
  default void succeed(ServerTransaction theirs, String sdp) {
    theirs.respond(link().answers().success(theirs, sdp, List.of()));
  }

  @Override
  default void acknowledge(SipRequest invite) {
    throw new IllegalStateException("no INVITE of ours goes out in an early dialog");
  }

  /** The INVITE decides, not the UPDATE. */
  @Override
  default void lose(String reason) {}
}
