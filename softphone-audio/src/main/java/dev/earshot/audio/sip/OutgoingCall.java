package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.Authenticator;
import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.CallControl;
import dev.earshot.audio.sip.dialog.CallUser;
import dev.earshot.audio.sip.dialog.Invitation;
import dev.earshot.audio.sip.dialog.OutgoingInvite;
import dev.earshot.audio.sip.dialog.Way;
import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipUri;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call of ours as the application holds it: hands everything to the sip thread. */
final class OutgoingCall implements Call, Referable {
  private final String callId;
  private final Executor sip;
  private @Nullable CallControl control;

  OutgoingCall(String callId, Executor sip) {
    this.callId = callId;
    this.sip = sip;
  }

  /** Sends the INVITE; an address that cannot be called is a failure like any other. Sip thread. */
  void begin(
      CallContext context,
      CallRequest request,
      List<Header> extra,
      Function<SipUri, Way> way,
      CallUser user) {
    Authenticator authenticator = DigestAuthenticator.of(request.account(), context.identifiers());
    if (!(SipUri.parse(request.target()) instanceof Parsed.Ok<SipUri>(SipUri target))) {
      user.failed(416, "not a SIP address: " + request.target(), Headers.NONE);
    } else if (!(NameAddr.parse(request.from()) instanceof Parsed.Ok<NameAddr>(NameAddr from))) {
      user.failed(400, "not a SIP address: " + request.from(), Headers.NONE);
    } else {
      Invitation invitation =
          new Invitation(
              target,
              from.withoutTag(),
              request.offer(),
              extra,
              authenticator,
              way,
              request.account().map(SipAccount::redirects).orElse(Redirects.NEVER)::follow);
      OutgoingInvite.send(context, invitation, callId, user, this::attach);
    }
  }

  private void attach(CallControl begun) {
    control = begun;
  }

  private void ask(Consumer<CallControl> question) {
    sip.execute(
        () -> {
          if (control != null) {
            question.accept(control);
          }
        });
  }

  @Override
  public String callId() {
    return callId;
  }

  @Override
  public void reinvite(String offer) {
    ask(call -> call.offers().ifPresent(offers -> offers.offer(offer)));
  }

  @Override
  public void answerReinvite(String answer) {
    ask(call -> call.offers().ifPresent(offers -> offers.answer(answer)));
  }

  @Override
  public void refuseReinvite(int status, String reason) {
    ask(call -> call.offers().ifPresent(offers -> offers.refuse(status, reason)));
  }

  @Override
  public void dial(char digit) {
    ask(call -> call.dial(digit));
  }

  @Override
  public void refer(String target, Consumer<ReferProgress> listener) {
    ReferSink sink = new ReferSink(listener);
    sip.execute(
        () -> {
          if (control != null) {
            control.refer(target, sink);
          } else {
            sink.finished(481, "the call could not be begun");
          }
        });
  }

  @Override
  public void refer(Call other, Consumer<ReferProgress> listener) {
    ReferSink sink = new ReferSink(listener);
    sip.execute(
        () -> {
          CallControl ours = control;
          Optional<String> target = Referable.replacement(other);
          if (ours != null && target.isPresent()) {
            ours.refer(target.get(), sink);
          } else {
            sink.finished(481, "one of the calls is not up");
          }
        });
  }

  @Override
  public @Nullable CallControl control() {
    return control;
  }

  @Override
  public void hangUp() {
    ask(CallControl::hangUp);
  }
}
