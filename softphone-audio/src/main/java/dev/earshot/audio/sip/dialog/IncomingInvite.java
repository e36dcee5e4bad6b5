package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of a peer from its INVITE to our final response (RFC 3261 13.3), with reliable provisional
 * responses if he wants them (RFC 3262), then a door to the established call. Sip thread.
 */
public final class IncomingInvite implements DialogUser, CallControl, EarlyStage {
  private final CallContext context;
  private final ServerTransaction transaction;
  private final CallUser user;
  private final DialogLink link;
  private final Renegotiation offers;
  private final ReliableResponses reliable;
  private final Optional<String> replaced;
  private @Nullable EstablishedCall established;
  private TimerQueue.Timer deadline = () -> {};
  private boolean agreed;
  private boolean answering;
  private boolean over;

  private IncomingInvite(CallContext context, ServerTransaction transaction, CallUser user) {
    this.context = context;
    this.transaction = transaction;
    this.user = user;
    this.link = DialogLink.asCallee(context.requester(), transaction, context.identifiers().tag());
    this.offers = new Renegotiation(context, link, user, this);
    this.replaced =
        request()
            .headers()
            .first("Replaces")
            .map(
                value ->
                    DialogId.ofReplaces(value)
                        .filter(context.dialogs()::isEstablished)
                        .map(DialogId::callId)
                        .orElse(""));
    this.reliable =
        new ReliableResponses(
            context,
            transaction,
            () -> refuse(504, "No PRACK Came", "no PRACK from the other side"));
  }

  public static IncomingInvite take(
      CallContext context, ServerTransaction transaction, CallUser user) {
    IncomingInvite call = new IncomingInvite(context, transaction, user);
    context.dialogs().put(call.link.id(), call);
    transaction.onCancel(() -> call.refuse(487, "Request Terminated", "cancelled by the caller"));
    call.deadline =
        context
            .timers()
            .after(
                CallContext.LONGEST_RINGING,
                () -> call.refuse(480, "Temporarily Unavailable", "not answered"));
    return call;
  }

  public SipRequest request() {
    return transaction.request();
  }

  /**
   * Call-ID of the established call whose place this one is to take (RFC 3891 3), empty text if
   * there is none; nothing if it asks for no such thing.
   */
  public Optional<String> replaces() {
    return replaced;
  }

  public void ring() {
    provisional(180, "");
  }

  /** Early media: an answer to the caller's offer, or our offer if he made none. */
  public void progress(String sdp) {
    provisional(183, sdp);
  }

  /** RFC 3262 3: a description should be sure to arrive; anything else only if he insists. */
  private void provisional(int status, String sdp) {
    if (over || answering) {
      return;
    }
    SipResponse response = link.answers().establishing(transaction, status);
    boolean described = ReliableResponses.possible(request()) && !sdp.isEmpty();
    if (described) {
      reliable.send(context.requester().capabilities().allowing(response).withSdp(sdp));
    } else if (ReliableResponses.required(request())) {
      reliable.send(response.withSdp(sdp));
    } else {
      transaction.respond(response.withSdp(sdp));
    }
  }

  public void answer(String sdp, List<Header> headers) {
    if (!over && !answering) {
      answering = true;
      // RFC 3262 3 demands this behind a description only, but then every caller can follow.
      reliable.afterwards(() -> answerNow(sdp, headers));
    }
  }

  private void answerNow(String sdp, List<Header> headers) {
    over = true;
    deadline.cancel();
    // Takes this one's place in the table of dialogs.
    EstablishedCall call = new EstablishedCall(context, link, user, Optional.of(offers));
    established = call;
    if (!agreed) {
      call.agreed(sdp, request().body());
    }
    call.succeed(transaction, agreed ? "" : sdp, headers);
  }

  public void reject(int status, String reason) {
    refuse(status, reason, "refused with " + status);
  }

  private void refuse(int status, String phrase, String reason) {
    if (!over) {
      over = true;
      deadline.cancel();
      reliable.stop();
      offers.stop();
      context.dialogs().remove(link.id(), this);
      transaction.respond(link.answers().refusal(transaction, status, phrase));
      user.ended(reason);
    }
  }

  /** Within the early dialog (RFC 3261 15.1.2, RFC 3262 3, RFC 3311 5.2). */
  @Override
  public void onRequest(ServerTransaction other) {
    if (!link.inOrder(other)) {
      return;
    }
    switch (other.request().method()) {
      case "BYE" -> {
        other.respond(SipResponse.to(other.request(), 200));
        refuse(487, "Request Terminated", "hung up by the other side");
      }
      case "PRACK" -> confirmed(other);
      case "UPDATE" -> updated(other);
      case "INVITE" -> other.respond(link.answers().refusal(other, 491, "Request Pending"));
      default -> other.respond(link.answers().toOther(other));
    }
  }

  private void confirmed(ServerTransaction prack) {
    if (!reliable.isConfirmedBy(prack.request())) {
      prack.respond(link.answers().toOther(prack));
      return;
    }
    String ours = reliable.confirmed().body();
    String theirs = prack.request().body();
    boolean answersOurs = request().body().isEmpty() && !ours.isEmpty() && !agreed;
    if (!ours.isEmpty() && !agreed) {
      agreed = true;
      offers.agreed(ours, answersOurs ? theirs : request().body());
    }
    if (theirs.isEmpty() || answersOurs) {
      prack.respond(SipResponse.to(prack.request(), 200));
      if (answersOurs) {
        user.confirmed(theirs);
      }
    } else {
      // RFC 3262 5: a new offer, once the first is answered.
      offers.received(prack);
    }
    reliable.goOn();
  }

  private void updated(ServerTransaction update) {
    if (update.request().body().isEmpty()) {
      link.learn(update.request());
      succeed(update, "");
    } else {
      offers.received(update);
    }
  }

  @Override
  public DialogLink link() {
    return link;
  }

  @Override
  public boolean ended() {
    return over;
  }

  @Override
  public boolean busy() {
    return !agreed || reliable.unconfirmed() || !link.peerUpdates();
  }

  /** RFC 3311 5.2: 500 while his offer is unanswered, 491 while ours is. */
  @Override
  public int refusal() {
    if (agreed) {
      return 0;
    }
    return request().body().isEmpty() ? 491 : 500;
  }

  @Override
  public void hangUp() {
    if (established != null) {
      established.hangUp();
    } else {
      reject(603, "Decline");
    }
  }

  @Override
  public Optional<Offers> offers() {
    return established != null ? established.offers() : Optional.of(offers);
  }

  @Override
  public Optional<String> replacement() {
    return established != null ? established.replacement() : Optional.empty();
  }

  @Override
  public void dial(char digit) {
    if (established != null) {
      established.dial(digit);
    }
  }

  @Override
  public void refer(String target, ReferUser referUser) {
    if (established != null) {
      established.refer(target, referUser);
    } else {
      referUser.finished(481, "the call is not answered yet");
    }
  }
}
