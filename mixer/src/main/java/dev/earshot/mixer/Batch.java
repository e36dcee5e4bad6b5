package dev.earshot.mixer;

import dev.earshot.mixer.engine.Plug;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Changes that take effect together, with what the mix thread needs for them made beforehand. Any
 * thread waits, the mix thread answers.
 */
final class Batch implements PendingChange {
  private final List<RoomChange> changes;
  private final Map<RoomChange, Plug> plugs;
  private volatile Outcome outcome = new Outcome.Unanswered();
  private final CountDownLatch answered = new CountDownLatch(1);

  /**
   * @param plugs for each change that brings a port (compared by identity)
   */
  Batch(List<RoomChange> changes, Map<RoomChange, Plug> plugs) {
    this.changes = changes;
    this.plugs = plugs;
  }

  List<RoomChange> changes() {
    return changes;
  }

  /** Whether it is more than a question. */
  boolean changesAnything() {
    return !changes.isEmpty();
  }

  Plug plug(RoomChange change) {
    Plug plug = plugs.get(change);
    if (plug == null) {
      throw new IllegalStateException("no plug was made for " + change);
    }
    return plug;
  }

  /** Mix thread: what became of it; those who wait do not see it yet. */
  void decide(Outcome decision) {
    outcome = decision;
  }

  /** Mix thread: wakes those who wait. None of their code runs here. */
  void answer() {
    answered.countDown();
  }

  @Override
  public Outcome await(Duration timeout) {
    try {
      long nanos = TimeUnit.NANOSECONDS.convert(timeout);
      return answered.await(nanos, TimeUnit.NANOSECONDS) ? outcome : new Outcome.Unanswered();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unanswered();
    }
  }
}
