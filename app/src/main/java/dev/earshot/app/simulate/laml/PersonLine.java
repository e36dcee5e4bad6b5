package dev.earshot.app.simulate.laml;

import dev.earshot.mixer.port.Port;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody without a telephone: his voice and his ear as a port. */
final class PersonLine implements Line {
  private final Port port;
  private final Runnable over;
  private final AtomicBoolean up = new AtomicBoolean(true);

  /**
   * @param over told once, when he hangs up or is hung up
   */
  PersonLine(Port port, Runnable over) {
    this.port = port;
    this.over = over;
  }

  @Override
  public Optional<Port> answer() {
    return up.get() ? Optional.of(port) : Optional.empty();
  }

  @Override
  public void hangUp() {
    if (up.compareAndSet(true, false)) {
      over.run();
    }
  }
}
