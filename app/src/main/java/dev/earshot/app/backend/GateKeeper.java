package dev.earshot.app.backend;

import dev.earshot.mixer.port.PrivacyGate;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The microphone's gate as the supervision loop keeps it. Anybody may shut it at once, and
 * announces by that an input that the loop has still to take; as long as one is announced the gate
 * does not open, whatever the loop believes.
 *
 * <p>Order of a shutting: announce, close, enqueue. Order of an opening: generation, look for
 * announcements, decide, open. So a shutting in between is seen either as an announcement or by its
 * generation.
 */
final class GateKeeper {
  private final PrivacyGate.Opener opener;
  private final AtomicInteger announced = new AtomicInteger();

  GateKeeper(PrivacyGate.Opener opener) {
    this.opener = opener;
  }

  /** Any thread, before the input that tells the loop why is enqueued. */
  void shutBefore(String why) {
    announced.incrementAndGet();
    opener.gate().close(why);
  }

  /** Loop: the announced input has been taken. */
  void taken() {
    announced.decrementAndGet();
  }

  boolean isOpen() {
    return opener.gate().isOpen();
  }

  String reason() {
    return opener.gate().reason();
  }

  /** Loop: read before deciding. */
  Permit permit() {
    return new Permit(opener.gate().generation(), announced.get() == 0);
  }

  /** Loop: shuts the gate itself; the permit stays good if nobody else shut it meanwhile. */
  Permit shut(Permit permit, String why) {
    opener.gate().close(why);
    return new Permit(permit.generation() + 1, permit.undisputed());
  }

  /** Loop: opens it unless somebody shut it since the permit was given. */
  boolean open(Permit permit) {
    return permit.undisputed() && announced.get() == 0 && opener.open(permit.generation());
  }

  /** What was true of the gate before a decision. */
  record Permit(long generation, boolean undisputed) {}
}
