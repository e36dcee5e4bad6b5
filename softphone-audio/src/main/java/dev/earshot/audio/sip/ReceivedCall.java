package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.CallControl;
import dev.earshot.audio.sip.dialog.IncomingInvite;
import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transport.Hop;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A peer's call as the application holds it: hands everything to the sip thread. */
final class ReceivedCall implements IncomingCall, Referable {
  private final IncomingInvite invite;
  private final SipRequest request;
  private final Hop from;
  private final Executor sip;

  ReceivedCall(IncomingInvite invite, Hop from, Executor sip) {
    this.from = from;
    this.invite = invite;
    this.request = invite.request();
    this.sip = sip;
  }

  @Override
  public String callId() {
    return request.callId();
  }

  @Override
  public String requestUri() {
    return request.uri();
  }

  @Override
  public String from() {
    return request.from().toString();
  }

  @Override
  public InetAddress source() {
    return from.address().getAddress();
  }

  @Override
  public String caller() {
    return SipUri.parse(request.from().uri()) instanceof Parsed.Ok<SipUri>(SipUri uri)
        ? uri.withParams(Params.NONE).withoutHeaders().toString()
        : request.from().uri();
  }

  @Override
  public List<SipHeader> headers() {
    return CallEvents.visible(request.headers());
  }

  @Override
  public Optional<String> header(String name) {
    return request.headers().fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst()
        .map(Header::visible);
  }

  @Override
  public Optional<String> replaces() {
    return invite.replaces();
  }

  @Override
  public Optional<String> offer() {
    return Optional.of(request.body()).filter(body -> !body.isEmpty());
  }

  @Override
  public void ring() {
    sip.execute(invite::ring);
  }

  @Override
  public void progress(String sdp) {
    sip.execute(() -> invite.progress(sdp));
  }

  @Override
  public void answer(String sdp, List<SipHeader> headers) {
    List<Header> extra = ExtraHeaders.of(headers);
    sip.execute(() -> invite.answer(sdp, extra));
  }

  @Override
  public void reject(int status, String reason) {
    if (status < 300 || status > 699) {
      throw new IllegalArgumentException("not a refusal: " + status);
    }
    sip.execute(() -> invite.reject(status, reason));
  }

  @Override
  public void reinvite(String offer) {
    sip.execute(() -> invite.offers().ifPresent(offers -> offers.offer(offer)));
  }

  @Override
  public void answerReinvite(String answer) {
    sip.execute(() -> invite.offers().ifPresent(offers -> offers.answer(answer)));
  }

  @Override
  public void refuseReinvite(int status, String reason) {
    sip.execute(() -> invite.offers().ifPresent(offers -> offers.refuse(status, reason)));
  }

  @Override
  public void dial(char digit) {
    sip.execute(() -> invite.dial(digit));
  }

  @Override
  public void refer(String target, Consumer<ReferProgress> listener) {
    sip.execute(() -> invite.refer(target, new ReferSink(listener)));
  }

  @Override
  public void refer(Call other, Consumer<ReferProgress> listener) {
    ReferSink sink = new ReferSink(listener);
    sip.execute(
        () ->
            Referable.replacement(other)
                .ifPresentOrElse(
                    target -> invite.refer(target, sink),
                    () -> sink.finished(481, "one of the calls is not up")));
  }

  @Override
  public CallControl control() {
    return invite;
  }

  @Override
  public void hangUp() {
    sip.execute(invite::hangUp);
  }
}
