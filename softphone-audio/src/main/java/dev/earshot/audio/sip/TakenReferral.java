package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.ReceivedReferral;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A referral as the application holds it: reports go to the sip thread. */
record TakenReferral(ReceivedReferral core, Executor sip) implements Referral {
  @Override
  public String target() {
    return core.target();
  }

  @Override
  public Optional<String> replaces() {
    return core.replaces();
  }

  @Override
  public void accept() {
    core.accept();
  }

  @Override
  public void refuse(int status, String reason) {
    core.refuse(status, reason);
  }

  @Override
  public void report(int status, String reason) {
    sip.execute(() -> core.report(status, reason));
  }
}
