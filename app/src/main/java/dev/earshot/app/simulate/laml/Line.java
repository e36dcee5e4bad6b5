package dev.earshot.app.simulate.laml;

import dev.earshot.mixer.port.Port;
import java.util.Optional;

/** How a call is connected to whoever speaks and listens. Any thread. */
interface Line {
  /**
   * Answers an incoming call, if that has not been done; at once.
   *
   * @return where sound comes in and goes out; empty if the call is over
   */
  Optional<Port> answer();

  /** Ends it; idempotent. */
  void hangUp();
}
