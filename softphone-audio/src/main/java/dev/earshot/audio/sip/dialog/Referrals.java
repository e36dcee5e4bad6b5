package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.List;
import java.util.Optional;

/**
 * The REFERs of the peer in one call, one at a time. Whoever could send us elsewhere could move a
 * microphone to other ears, so what nobody accepts at once is refused. Sip thread.
 */
final class Referrals {
  private final DialogLink link;
  private final CallUser user;
  private Optional<ReceivedReferral> last = Optional.empty();

  Referrals(DialogLink link, CallUser user) {
    this.link = link;
    this.user = user;
  }

  void received(ServerTransaction refer) {
    if (last.filter(ReceivedReferral::underWay).isPresent()) {
      refer.respond(link.answers().refusal(refer, 491, "Another Transfer Is Under Way"));
      return;
    }
    Optional<SipUri> target = target(refer.request());
    if (target.isEmpty()) {
      refer.respond(link.answers().refusal(refer, 400, "One SIP Address In Refer-To Is Needed"));
      return;
    }
    ReceivedReferral referral = new ReceivedReferral(link, refer, target.get());
    last = Optional.of(referral);
    user.referred(referral);
    if (referral.isOpen()) {
      referral.refuse(403, "Transfers Are Not Taken");
    }
  }

  private static Optional<SipUri> target(SipRequest refer) {
    List<String> values = refer.headers().all(HeaderName.REFER_TO);
    return values.size() == 1
            && NameAddr.parse(values.getFirst()) instanceof Parsed.Ok<NameAddr>(NameAddr address)
            && SipUri.parse(address.uri()) instanceof Parsed.Ok<SipUri>(SipUri uri)
        ? Optional.of(uri)
        : Optional.empty();
  }

  void stop() {
    last.ifPresent(ReceivedReferral::stop);
  }
}
