package dev.earshot.audio.focus;

import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.ReferProgress;
import java.util.function.Consumer;

/** A call that counts how often it was hung up. */
final class DeafCall implements Call {
  int hungUp;

  @Override
  public String callId() {
    return "call";
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
  public void hangUp() {
    hungUp++;
  }
}
