package dev.earshot.audio.focus;

import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.ReferProgress;
import java.time.Duration;
import java.util.function.Consumer;

/** A call in name only. */
record FakeCall(String callId) implements Call {
  /** The telephone of a call, never silent. */
  static Telephone telephone(Call call) {
    return new Telephone(call, () -> Duration.ZERO);
  }

  @Override
  public void reinvite(String offer) {}

  @Override
  public void answerReinvite(String answer) {}

  @Override
  public void refuseReinvite(int status, String reason) {}

  @Override
  public void refer(String target, Consumer<ReferProgress> listener) {}

  @Override
  public void hangUp() {}
}
