package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.List;
import java.util.Optional;

/**
 * A call whose INVITE was answered, for either side: ACK, BYE, and with {@link Renegotiation},
 * {@link SignsOfLife}, {@link Transfers} and {@link InfoDigits} what lies between (RFC 3261 13 to
 * 15). Sip thread.
 */
final class EstablishedCall implements DialogUser, CallControl, Negotiating {
  private final CallContext context;
  private final DialogLink link;
  private final CallUser user;
  private final SuccessRepeater repeater;
  private final Renegotiation offers;
  private final SignsOfLife session;
  private final Transfers transfers;
  private final InfoDigits digits;
  private final Referrals referrals;
  private long acknowledgedSequence;
  private Runnable acknowledgeAgain = () -> {};
  private boolean confirmed;
  private boolean ended;
  private boolean byeAfterAck;

  /**
   * @param begun offers that were exchanged before the answer
   */
  EstablishedCall(
      CallContext context, DialogLink link, CallUser user, Optional<Renegotiation> begun) {
    this.context = context;
    this.link = link;
    this.user = user;
    this.offers = begun.orElseGet(() -> new Renegotiation(context, link, user, this));
    this.confirmed = link.ownsCallId();
    this.repeater =
        new SuccessRepeater(context.timers(), context.timings(), this::neverAcknowledged);
    this.session = new SignsOfLife(context, link, offers, this::lose);
    this.transfers = new Transfers(context.timers(), link);
    this.digits = new InfoDigits(link, user);
    this.referrals = new Referrals(link, user);
    offers.moveTo(this);
    context.dialogs().put(link.id(), this);
  }

  DialogId id() {
    return link.id();
  }

  /** What INVITE and answer came to. */
  void agreed(String ours, String theirs) {
    offers.agreed(ours, theirs);
  }

  /** The peer's latest description, if it was an answer; empty if it was an offer. */
  String remoteAnswer() {
    return offers.answered();
  }

  /** Sends our 2xx until it is acknowledged. */
  void succeed(ServerTransaction invite, String sdp, List<Header> extra) {
    repeater.send(
        invite,
        session.timer().granting(invite.request(), link.answers().success(invite, sdp, extra)));
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public String offersBy() {
    return "INVITE";
  }

  @Override
  public boolean busy() {
    return repeater.waiting();
  }

  /** While our own offer in a 2xx waits for its answer in the ACK. */
  @Override
  public int refusal() {
    return repeater.waiting() && !repeater.answersOffer() ? 491 : 0;
  }

  @Override
  public SipRequest prepared(SipRequest offer) {
    return session.timer().asking(offer);
  }

  @Override
  public void settled(SipResponse response) {
    session.timer().answered(response);
  }

  @Override
  public boolean raised(SipResponse tooSmall) {
    return session.timer().raised(tooSmall);
  }

  @Override
  public void refreshRefused() {
    session.timer().tryAgain();
  }

  @Override
  public void succeed(ServerTransaction theirs, String sdp) {
    if (theirs.request().isInvite()) {
      succeed(theirs, sdp, List.of());
    } else {
      SipResponse success = link.answers().success(theirs, sdp, List.of());
      boolean refreshes = theirs.request().method().equals("UPDATE");
      theirs.respond(refreshes ? session.timer().granting(theirs.request(), success) : success);
    }
  }

  /** Confirms a 2xx for our INVITE; the same ACK again if the 2xx came again. */
  @Override
  public void acknowledge(SipRequest invite) {
    long number = invite.cseq().number();
    if (number == acknowledgedSequence) {
      acknowledgeAgain.run();
      return;
    }
    acknowledgedSequence = number;
    SipRequest ack = link.request("ACK");
    // RFC 3261 22.1: an ACK cannot be challenged, so it repeats the credentials of its INVITE.
    SipRequest complete =
        ack.withHeaders(
            ack.headers()
                .with(HeaderName.CSEQ, number + " ACK")
                .withAll(HeaderName.AUTHORIZATION, invite.headers().all(HeaderName.AUTHORIZATION))
                .withAll(
                    HeaderName.PROXY_AUTHORIZATION,
                    invite.headers().all(HeaderName.PROXY_AUTHORIZATION)));
    link.acknowledge(complete, again -> acknowledgeAgain = again);
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    if (!link.inOrder(transaction)) {
      return;
    }
    switch (transaction.request().method()) {
      case "INVITE" -> offers.received(transaction);
      case "UPDATE" -> updated(transaction);
      case "BYE" -> receivedBye(transaction);
      case "NOTIFY" -> transfers.notified(transaction);
      case "INFO" -> digits.received(transaction);
      case "REFER" -> referred(transaction);
      default -> transaction.respond(link.answers().toOther(transaction));
    }
  }

  /** Without a description it only refreshes (RFC 4028 7.4) and says where the peer is. */
  private void updated(ServerTransaction transaction) {
    if (ended || !transaction.request().body().isEmpty()) {
      offers.received(transaction);
    } else {
      link.learn(transaction.request());
      succeed(transaction, "");
    }
  }

  private void referred(ServerTransaction transaction) {
    if (ended) {
      transaction.respond(link.answers().refusal(transaction, 481, "The Call Is Over"));
    } else {
      referrals.received(transaction);
    }
  }

  private void receivedBye(ServerTransaction transaction) {
    transaction.respond(SipResponse.to(transaction.request(), 200));
    end("hung up by the other side");
    forget();
  }

  @Override
  public void onAck(SipRequest ack) {
    if (!repeater.acknowledged(ack.cseq().number())) {
      return;
    }
    if (byeAfterAck) {
      sendBye();
      return;
    }
    if (!ended && (!confirmed || !ack.body().isEmpty())) {
      confirmed = true;
      user.confirmed(ack.body());
    }
    offers.next();
  }

  private void neverAcknowledged() {
    end("no ACK from the other side");
    sendBye();
  }

  /** The peer is gone: it does not know the dialog or does not answer in it. */
  @Override
  public void lose(String reason) {
    if (!ended) {
      end(reason);
      sendBye();
    }
  }

  @Override
  public void hangUp() {
    if (ended) {
      return;
    }
    end("hung up");
    // RFC 3261 15: the callee waits with BYE until its 2xx is acknowledged.
    byeAfterAck = repeater.waiting() && !confirmed;
    if (!byeAfterAck) {
      sendBye();
    }
  }

  private void sendBye() {
    byeAfterAck = false;
    repeater.stop();
    offers.stop();
    link.send(
        link.request("BYE"),
        (sent, response) -> {
          if (!response.isProvisional()) {
            forget();
          }
        });
  }

  private void forget() {
    repeater.stop();
    offers.stop();
    transfers.stop();
    context.dialogs().remove(id(), this);
  }

  private void end(String reason) {
    session.stop();
    digits.stop();
    referrals.stop();
    if (!ended) {
      ended = true;
      user.ended(reason);
    }
  }

  @Override
  public Optional<Offers> offers() {
    return ended ? Optional.empty() : Optional.of(offers);
  }

  @Override
  public Optional<String> replacement() {
    return ended ? Optional.empty() : Optional.of(link.replacement());
  }

  @Override
  public void dial(char digit) {
    if (!ended) {
      digits.send(digit);
    }
  }

  @Override
  public void refer(String target, ReferUser referUser) {
    if (ended) {
      referUser.finished(481, "the call is over");
    } else {
      transfers.refer(target, referUser);
    }
  }
}
