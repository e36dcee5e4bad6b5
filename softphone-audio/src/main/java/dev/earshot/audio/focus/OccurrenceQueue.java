package dev.earshot.audio.focus;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the focus thread has still to announce, at most 4096. What does not fit is dropped and
 * remembered as a gap, which the focus thread then closes by comparing what it has announced with
 * what is. Any thread offers, one takes.
 */
final class OccurrenceQueue {
  private static final int CAPACITY = 4096;

  private final BlockingQueue<Occurrence> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicBoolean gap = new AtomicBoolean();

  void offer(Occurrence occurrence) {
    if (!waiting.offer(occurrence)) {
      gap.set(true);
    }
  }

  /** What was announced is not what is: it must be compared. */
  void markGap() {
    gap.set(true);
  }

  Optional<Occurrence> poll(long millis) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(millis, TimeUnit.MILLISECONDS));
  }

  /** Whether there is a gap to be closed now; forgets it. */
  boolean takeGap() {
    return waiting.isEmpty() && gap.compareAndSet(true, false);
  }
}
