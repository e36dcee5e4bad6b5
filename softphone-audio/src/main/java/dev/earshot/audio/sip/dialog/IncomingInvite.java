package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of a peer from its INVITE to our final response (RFC 3261 13.3), then a door to the
 * established call. Sip thread.
 */
public final class IncomingInvite implements DialogUser {
  private final CallContext context;
  private final ServerTransaction transaction;
  private final CallUser user;
  private final Dialog dialog;
  private final Answers answers;
  private final String contactUser;
  private @Nullable EstablishedCall established;
  private TimerQueue.Timer deadline = () -> {};
  private boolean over;

  private IncomingInvite(CallContext context, ServerTransaction transaction, CallUser user) {
    this.context = context;
    this.transaction = transaction;
    this.user = user;
    this.dialog = Dialog.asCallee(transaction.request(), context.identifiers().tag());
    this.contactUser =
        SipUri.parse(transaction.request().uri()) instanceof Parsed.Ok<SipUri>(SipUri own)
            ? own.user()
            : "";
    this.answers = new Answers(context.requester(), dialog.id().localTag(), contactUser);
  }

  public static IncomingInvite take(
      CallContext context, ServerTransaction transaction, CallUser user) {
    IncomingInvite call = new IncomingInvite(context, transaction, user);
    context.dialogs().put(call.dialog.id(), call);
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

  public void ring() {
    if (!over) {
      transaction.respond(answers.establishing(transaction, 180));
    }
  }

  public void answer(String sdp, List<Header> headers) {
    if (over) {
      return;
    }
    over = true;
    deadline.cancel();
    CallSide side =
        new CallSide(
            false,
            new LocalSequence(),
            Authenticator.none(),
            Optional.of(transaction.from()),
            contactUser,
            transaction.request().cseq().number());
    // Takes this one's place in the table of dialogs.
    established = new EstablishedCall(context, dialog, side, user);
    established.succeed(transaction, sdp, headers);
  }

  public void reject(int status, String reason) {
    refuse(status, reason, "refused with " + status);
  }

  private void refuse(int status, String phrase, String reason) {
    if (!over) {
      over = true;
      deadline.cancel();
      context.dialogs().remove(dialog.id(), this);
      transaction.respond(answers.refusal(transaction, status, phrase));
      user.ended(reason);
    }
  }

  /** Within the early dialog only BYE means something (RFC 3261 15.1.2). */
  @Override
  public void onRequest(ServerTransaction other) {
    if (other.request().method().equals("BYE")) {
      other.respond(SipResponse.to(other.request(), 200));
      refuse(487, "Request Terminated", "hung up by the other side");
    } else {
      other.respond(answers.refusal(other, 491, "Request Pending"));
    }
  }

  @Override
  public void onAck(SipRequest ack) {
    // Nothing was answered yet that an ACK could confirm.
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
  public void reinvite(String offer) {
    if (established != null) {
      established.reinvite(offer);
    }
  }

  @Override
  public void answerReinvite(String answer) {
    if (established != null) {
      established.answerReinvite(answer);
    }
  }

  @Override
  public void refuseReinvite(int status, String reason) {
    if (established != null) {
      established.refuseReinvite(status, reason);
    }
  }
}
