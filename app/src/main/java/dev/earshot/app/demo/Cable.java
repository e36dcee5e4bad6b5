package dev.earshot.app.demo;

import java.util.concurrent.atomic.AtomicBoolean;

/** The cable between microphone and computer, which the tour pulls. Any thread. */
public final class Cable {
  private final AtomicBoolean pulled = new AtomicBoolean();

  public void pull() {
    pulled.set(true);
  }

  public void plug() {
    pulled.set(false);
  }

  public boolean isPulled() {
    return pulled.get();
  }
}
