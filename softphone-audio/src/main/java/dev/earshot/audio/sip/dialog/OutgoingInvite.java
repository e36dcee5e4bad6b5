package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call of ours from the INVITE to its final response (RFC 3261 13.2). Of several answers by forks
 * the first is taken, the others are acknowledged and hung up. Sip thread.
 */
public final class OutgoingInvite implements CallControl {
  private final CallContext context;
  private final Invitation invitation;
  private final CallUser user;
  private final LocalSequence sequence = new LocalSequence();
  private final String contactUser;
  private @Nullable Exchange exchange;
  private @Nullable EstablishedCall established;
  private TimerQueue.Timer ringing = () -> {};
  private boolean over;

  private OutgoingInvite(CallContext context, Invitation invitation, CallUser user) {
    this.context = context;
    this.invitation = invitation;
    this.user = user;
    this.contactUser =
        SipUri.parse(invitation.from().uri()) instanceof Parsed.Ok<SipUri>(SipUri own)
            ? own.user()
            : "";
  }

  /**
   * Sends the INVITE.
   *
   * @param begun is given the call before anything can happen to it
   */
  public static void send(
      CallContext context,
      Invitation invitation,
      String callId,
      CallUser user,
      Consumer<CallControl> begun) {
    OutgoingInvite call = new OutgoingInvite(context, invitation, user);
    begun.accept(call);
    call.begin(callId);
  }

  private void begin(String callId) {
    context.dialogs().begin(this);
    ringing = context.timers().after(CallContext.LONGEST_RINGING, this::noAnswer);
    SipUri target = invitation.target().withoutHeaders();
    Outgoing outgoing =
        new Outgoing(invite(target, callId), target.toString(), Optional.empty(), contactUser);
    exchange =
        context.requester().send(outgoing, sequence, invitation.authenticator(), this::onResponse);
  }

  private SipRequest invite(SipUri target, String callId) {
    NameAddr to = new NameAddr("", target.withParams(Params.NONE).toString(), Params.NONE);
    NameAddr from = invitation.from().withTag(context.identifiers().tag());
    Headers headers =
        Headers.NONE
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, from.toString())
            .with(HeaderName.TO, to.toString())
            .with(HeaderName.CALL_ID, callId)
            .with(HeaderName.ALLOW, String.join(", ", Capabilities.METHODS))
            .with(HeaderName.CONTENT_TYPE, Capabilities.SDP)
            .followedBy(new Headers(invitation.headers()));
    return new SipRequest("INVITE", target.toString(), headers, invitation.offer());
  }

  private void onResponse(SipRequest sent, SipResponse response) {
    if (response.isProvisional()) {
      if (!over && established == null && response.status() > 100) {
        user.ringing(response.status(), response.body());
      }
    } else if (response.isSuccess()) {
      answered(sent, response);
    } else {
      finish();
      if (!over) {
        over = true;
        user.failed(response.status(), response.reason());
      }
    }
  }

  private void answered(SipRequest sent, SipResponse response) {
    EstablishedCall call = established;
    if (call != null && call.id().equals(DialogId.ofResponse(response))) {
      call.acknowledge(sent);
      return;
    }
    boolean wanted = call == null && !over;
    finish();
    EstablishedCall fresh =
        new EstablishedCall(
            context,
            Dialog.asCaller(sent, response),
            new CallSide(
                true, sequence, invitation.authenticator(), Optional.empty(), contactUser, 0),
            wanted ? user : new SilentCallUser());
    fresh.acknowledge(sent);
    if (wanted) {
      established = fresh;
      user.answered(response.body(), response.headers());
    } else {
      fresh.hangUp();
    }
  }

  private void finish() {
    ringing.cancel();
    context.dialogs().finish(this);
  }

  private void noAnswer() {
    if (!over) {
      over = true;
      cancel();
      user.failed(408, "no answer");
    }
  }

  private void cancel() {
    if (exchange != null) {
      exchange.cancel();
    }
  }

  @Override
  public void hangUp() {
    if (established != null) {
      established.hangUp();
    } else if (!over) {
      over = true;
      cancel();
      user.ended("cancelled");
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
