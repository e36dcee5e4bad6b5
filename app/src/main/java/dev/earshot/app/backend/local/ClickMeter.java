package dev.earshot.app.backend.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Measures click to audible: from the user's wish (key down, or the command) to the first of our
 * samples that the mixer adds to a target's ear in the conference. That includes the loop, the
 * change in the mixer, our sending, the loopback, the conference's jitter buffer and its mix; not
 * the sound card, nor the way from the conference to the target's telephone. Polled each
 * millisecond beside the signal path, which it does not touch.
 *
 * <p>A measurement counts only if the microphone delivered a signal all the while: a pause in
 * speech is no delay of ours.
 */
final class ClickMeter {
  private static final int KEPT = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long POLL_NANOS = 1_000_000;

  private final InstantSource clock;
  private final Executor threads;
  private final Deque<Integer> millis = new ArrayDeque<>();

  ClickMeter(InstantSource clock, Executor threads) {
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * @param heard our samples at the targets' ears so far
   * @param voiced whether the microphone delivers a signal now
   */
  void begin(Instant askedAt, LongSupplier heard, BooleanSupplier voiced) {
    long before = heard.getAsLong();
    threads.execute(
        () -> {
          Instant deadline = askedAt.plus(PATIENCE);
          while (clock.instant().isBefore(deadline) && voiced.getAsBoolean()) {
            if (heard.getAsLong() > before) {
              add(Duration.between(askedAt, clock.instant()));
              return;
            }
            LockSupport.parkNanos(POLL_NANOS);
          }
        });
  }

  private synchronized void add(Duration measured) {
    if (millis.size() == KEPT) {
      millis.removeFirst();
    }
    millis.addLast(Math.toIntExact(measured.toMillis()));
  }

  /** Newest last. */
  synchronized List<Integer> millis() {
    return List.copyOf(millis);
  }
}
