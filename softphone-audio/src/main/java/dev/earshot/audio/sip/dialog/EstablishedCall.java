package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.List;

/**
 * A call whose INVITE was answered, for either side: ACK, BYE, and with {@link Reinvites} what lies
 * between (RFC 3261 13 to 15). Sip thread.
 */
final class EstablishedCall implements DialogUser {
  private final CallContext context;
  private final CallSide side;
  private final CallUser user;
  private final Answers answers;
  private final SuccessRepeater repeater;
  private final Reinvites reinvites;
  private Dialog dialog;
  private long remoteSequence;
  private long acknowledgedSequence;
  private Runnable acknowledgeAgain = () -> {};
  private boolean confirmed;
  private boolean ended;
  private boolean byeAfterAck;

  EstablishedCall(CallContext context, Dialog dialog, CallSide side, CallUser user) {
    this.context = context;
    this.dialog = dialog;
    this.side = side;
    this.user = user;
    this.remoteSequence = side.remoteSequence();
    this.confirmed = side.ownsCallId();
    this.answers = new Answers(context.requester(), dialog.id().localTag(), side.contactUser());
    this.repeater =
        new SuccessRepeater(context.timers(), context.timings(), this::neverAcknowledged);
    this.reinvites = new Reinvites(context, this, user);
    context.dialogs().put(dialog.id(), this);
  }

  DialogId id() {
    return dialog.id();
  }

  boolean ended() {
    return ended;
  }

  boolean ownsCallId() {
    return side.ownsCallId();
  }

  SuccessRepeater repeater() {
    return repeater;
  }

  Answers answers() {
    return answers;
  }

  /** The peer may say with each INVITE and its answer where it is now. */
  void retarget(SipMessage message) {
    dialog = dialog.retargeted(message);
  }

  /** Sends our 2xx until it is acknowledged. */
  void succeed(ServerTransaction invite, String sdp, List<Header> extra) {
    repeater.send(invite, answers.success(invite, sdp, extra));
  }

  Exchange send(SipRequest request, ResponseListener listener) {
    return context
        .requester()
        .send(outgoing(request), side.sequence(), side.authenticator(), listener);
  }

  SipRequest request(String method) {
    return dialog.request(method);
  }

  private Outgoing outgoing(SipRequest request) {
    return new Outgoing(request, dialog.nextHop(), side.flow(), side.contactUser());
  }

  /** Confirms a 2xx for our INVITE; the same ACK again if the 2xx came again. */
  void acknowledge(SipRequest invite) {
    long number = invite.cseq().number();
    if (number == acknowledgedSequence) {
      acknowledgeAgain.run();
      return;
    }
    acknowledgedSequence = number;
    SipRequest ack = dialog.request("ACK");
    // RFC 3261 22.1: an ACK cannot be challenged, so it repeats the credentials of its INVITE.
    SipRequest complete =
        ack.withHeaders(
            ack.headers()
                .with(HeaderName.CSEQ, number + " ACK")
                .withAll(HeaderName.AUTHORIZATION, invite.headers().all(HeaderName.AUTHORIZATION))
                .withAll(
                    HeaderName.PROXY_AUTHORIZATION,
                    invite.headers().all(HeaderName.PROXY_AUTHORIZATION)));
    context.requester().acknowledge(outgoing(complete), again -> acknowledgeAgain = again);
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    long number = transaction.request().cseq().number();
    if (number < remoteSequence) {
      // RFC 3261 12.2.2: out of order.
      transaction.respond(answers.refusal(transaction, 500, "CSeq out of order"));
      return;
    }
    remoteSequence = number;
    switch (transaction.request().method()) {
      case "INVITE" -> reinvites.received(transaction);
      case "BYE" -> receivedBye(transaction);
      default -> transaction.respond(Capabilities.tell(SipResponse.to(transaction.request(), 200)));
    }
  }

  private void receivedBye(ServerTransaction transaction) {
    transaction.respond(SipResponse.to(transaction.request(), 200));
    repeater.stop();
    reinvites.stop();
    context.dialogs().remove(id(), this);
    end("hung up by the other side");
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
    reinvites.next();
  }

  private void neverAcknowledged() {
    end("no ACK from the other side");
    sendBye();
  }

  /** The peer is gone: it does not know the dialog or does not answer in it. */
  void lose(String reason) {
    end(reason);
    sendBye();
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
    reinvites.stop();
    send(
        dialog.request("BYE"),
        (sent, response) -> {
          if (!response.isProvisional()) {
            context.dialogs().remove(id(), this);
          }
        });
  }

  private void end(String reason) {
    if (!ended) {
      ended = true;
      user.ended(reason);
    }
  }

  @Override
  public void reinvite(String offer) {
    reinvites.offer(offer);
  }

  @Override
  public void answerReinvite(String answer) {
    reinvites.answer(answer);
  }

  @Override
  public void refuseReinvite(int status, String reason) {
    reinvites.refuse(status, reason);
  }
}
