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
  /** How often a longer session interval is asked for (RFC 4028 7.3). */
  private static final int MAX_RAISES = 3;

  private final CallContext context;
  private final Invitation invitation;
  private final CallUser user;
  private final CallSide side;
  private final EarlyDialogs early;
  private final SessionTimer session;
  private @Nullable SipRequest invite;
  private @Nullable Exchange exchange;
  private @Nullable EstablishedCall established;
  private TimerQueue.Timer ringing = () -> {};
  private final Redirection redirection;
  private int raises;
  private boolean over;

  private OutgoingInvite(CallContext context, Invitation invitation, CallUser user) {
    this.context = context;
    this.invitation = invitation;
    this.user = user;
    this.early = new EarlyDialogs(context, user);
    this.redirection = new Redirection(invitation.target());
    this.session = new SessionTimer(context.timers(), context.sessions(), () -> {}, () -> {});
    String contactUser =
        SipUri.parse(invitation.from().uri()) instanceof Parsed.Ok<SipUri>(SipUri own)
            ? own.user()
            : "";
    this.side =
        new CallSide(
            true,
            new LocalSequence(),
            invitation.authenticator(),
            Optional.empty(),
            contactUser,
            0);
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
    attempt(invite(callId));
  }

  /** RFC 3261 8.1.3.4: the same call to another address, if that is one we follow. */
  private boolean redirected(SipRequest bare, SipResponse response) {
    Optional<SipUri> next =
        over ? Optional.empty() : redirection.next(response, invitation.redirects());
    next.ifPresent(
        uri -> {
          Headers headers = bare.headers().without(HeaderName.ROUTE);
          attempt(
              new SipRequest("INVITE", uri.toString(), headers, "").withSdp(invitation.offer()));
        });
    return next.isPresent();
  }

  private void attempt(SipRequest bare) {
    invite = bare;
    Way way = way(bare.uri());
    SipRequest routed =
        bare.withHeaders(
            bare.headers().without(HeaderName.ROUTE).withAll(HeaderName.ROUTE, way.route()));
    Outgoing outgoing =
        new Outgoing(
            session.asking(routed),
            way.nextHop().orElse(bare.uri()),
            Optional.empty(),
            side.contactUser());
    exchange =
        context.requester().send(outgoing, side.sequence(), side.authenticator(), this::onResponse);
  }

  private Way way(String uri) {
    return SipUri.parse(uri) instanceof Parsed.Ok<SipUri>(SipUri target)
        ? invitation.way().apply(target)
        : Way.STRAIGHT;
  }

  private SipRequest invite(String callId) {
    SipUri target = invitation.target().withoutHeaders();
    NameAddr to = new NameAddr("", target.withParams(Params.NONE).toString(), Params.NONE);
    NameAddr from = invitation.from().withTag(context.identifiers().tag());
    Headers headers =
        Headers.NONE
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, from.toString())
            .with(HeaderName.TO, to.toString())
            .with(HeaderName.CALL_ID, callId)
            .with(HeaderName.ALLOW, context.requester().capabilities().allow())
            .with(HeaderName.SUPPORTED, ReliableResponses.EXTENSION)
            .followedBy(new Headers(invitation.headers()));
    return new SipRequest("INVITE", target.toString(), headers, "").withSdp(invitation.offer());
  }

  private void onResponse(SipRequest sent, SipResponse response) {
    if (response.isProvisional()) {
      boolean late = over || established != null || response.status() == 100;
      if (!late && early.takes(sent, response, side)) {
        user.ringing(response.status(), response.body());
      }
    } else if (response.isSuccess()) {
      answered(sent, response);
    } else {
      refused(response);
    }
  }

  private void refused(SipResponse response) {
    SipRequest bare = invite;
    early.close();
    if (bare != null && !over && response.status() == 422 && raises < MAX_RAISES) {
      raises++;
      if (session.raised(response)) {
        attempt(bare);
        return;
      }
    }
    if (bare != null && response.status() / 100 == 3 && redirected(bare, response)) {
      return;
    }
    finish();
    if (!over) {
      over = true;
      user.failed(response.status(), response.reason(), response.headers());
    }
  }

  private void answered(SipRequest sent, SipResponse response) {
    EstablishedCall call = established;
    if (call != null && call.id().equals(DialogId.ofResponse(response))) {
      call.acknowledge(sent);
      return;
    }
    boolean wanted = call == null && !over;
    Optional<EarlyDialog> fork = early.answered(response.toTag());
    finish();
    DialogLink link = fork.map(EarlyDialog::link).orElseGet(() -> linkTo(sent, response));
    if (wanted) {
      establish(sent, response, link, fork.filter(EarlyDialog::agreed));
    } else {
      turnDown(sent, link);
    }
  }

  private void establish(
      SipRequest sent, SipResponse response, DialogLink link, Optional<EarlyDialog> agreed) {
    link.learn(response);
    EstablishedCall fresh =
        new EstablishedCall(context, link, user, agreed.map(EarlyDialog::offers));
    established = fresh;
    // RFC 3261 13.2.1: what a reliable response agreed on counts, not what the 2xx repeats.
    if (agreed.isEmpty()) {
      fresh.agreed(sent.body(), response.body());
    }
    fresh.acknowledge(sent);
    fresh.settled(response);
    user.answered(fresh.remoteAnswer(), response.headers());
  }

  /** An answer nobody wants any more: acknowledged, then hung up (RFC 3261 13.2.2.4). */
  private void turnDown(SipRequest sent, DialogLink link) {
    EstablishedCall fresh =
        new EstablishedCall(context, link, new SilentCallUser(), Optional.empty());
    fresh.acknowledge(sent);
    fresh.hangUp();
  }

  private DialogLink linkTo(SipRequest sent, SipResponse response) {
    return DialogLink.asCaller(context.requester(), sent, response, side.forked());
  }

  private void finish() {
    ringing.cancel();
    early.close();
    context.dialogs().finish(this);
  }

  private void noAnswer() {
    if (!over) {
      over = true;
      cancel();
      user.failed(408, "no answer", Headers.NONE);
    }
  }

  private void cancel() {
    early.close();
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
  public Optional<Offers> offers() {
    return established != null ? established.offers() : early.offers();
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
