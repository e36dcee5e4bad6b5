package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.ReferUser;
import java.util.function.Consumer;

/** Turns what a call's core reports of a REFER into {@link ReferProgress}. Sip thread. */
record ReferSink(Consumer<ReferProgress> listener) implements ReferUser {
  @Override
  public void accepted() {
    listener.accept(new ReferProgress.Accepted());
  }

  @Override
  public void progress(int status, String reason) {
    listener.accept(new ReferProgress.Progress(status, reason));
  }

  @Override
  public void finished(int status, String reason) {
    listener.accept(new ReferProgress.Finished(status, reason));
  }
}
