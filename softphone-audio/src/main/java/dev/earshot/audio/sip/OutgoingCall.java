package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.CallControl;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call of ours as the application holds it: hands everything to the sip thread. */
final class OutgoingCall implements Call {
  private final String callId;
  private final Executor sip;
  private @Nullable CallControl control;

  OutgoingCall(String callId, Executor sip) {
    this.callId = callId;
    this.sip = sip;
  }

  /** Sip thread. */
  void attach(CallControl begun) {
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
  public void hangUp() {
    ask(CallControl::hangUp);
  }
}
