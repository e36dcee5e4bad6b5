package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.CallUser;
import dev.earshot.audio.sip.dialog.ReceivedReferral;
import dev.earshot.audio.sip.message.Headers;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Turns what a call's core reports into {@link CallEvent}s. Sip thread. */
final class CallEvents implements CallUser {
  private final Consumer<CallEvent> sink;
  private final Executor sip;

  /**
   * @param sip runs commands on the sip thread
   */
  CallEvents(Consumer<CallEvent> sink, Executor sip) {
    this.sink = sink;
    this.sip = sip;
  }

  @Override
  public void ringing(int status, String sdp) {
    sink.accept(new CallEvent.Ringing(status, sdp));
  }

  @Override
  public void answered(String sdp, Headers headers) {
    sink.accept(new CallEvent.Answered(sdp, visible(headers)));
  }

  @Override
  public void confirmed(String sdp) {
    sink.accept(new CallEvent.Confirmed(sdp));
  }

  @Override
  public void reinvited(String offer) {
    sink.accept(new CallEvent.Reinvited(offer));
  }

  @Override
  public void reinviteAnswered(String sdp) {
    sink.accept(new CallEvent.ReinviteAnswered(sdp));
  }

  @Override
  public void reinviteRefused(int status, String reason) {
    sink.accept(new CallEvent.ReinviteRefused(status, reason));
  }

  @Override
  public void dialled(char digit) {
    sink.accept(new CallEvent.Dialled(digit));
  }

  @Override
  public void referred(ReceivedReferral referral) {
    sink.accept(new CallEvent.Referred(new TakenReferral(referral, sip)));
  }

  @Override
  public void ended(String reason) {
    sink.accept(new CallEvent.Ended(reason));
  }

  @Override
  public void failed(int status, String reason, Headers headers) {
    sink.accept(
        new CallEvent.Failed(status, Refusals.reason(status, reason, headers), visible(headers)));
  }

  static List<SipHeader> visible(Headers headers) {
    return headers.fields().stream()
        .map(field -> new SipHeader(field.name(), field.visible()))
        .toList();
  }
}
