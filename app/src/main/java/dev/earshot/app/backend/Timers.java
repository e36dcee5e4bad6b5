package dev.earshot.app.backend;

import dev.earshot.app.supervision.SessionInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Inputs that are due at a moment unless they are taken back. Owned by the loop. */
final class Timers {
  private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::due));

  private record Timer(Instant due, long id, SessionInput input) {}

  void set(Instant due, long id, SessionInput input) {
    timers.add(new Timer(due, id, input));
  }

  void cancel(long id) {
    timers.removeIf(timer -> timer.id() == id);
  }

  /** The next input that is due. */
  Optional<SessionInput> poll(Instant now) {
    Timer first = timers.peek();
    if (first == null || first.due().isAfter(now)) {
      return Optional.empty();
    }
    timers.remove();
    return Optional.of(first.input());
  }

  /** How long until the next one, at most {@code most}. */
  Duration untilNext(Instant now, Duration most) {
    Timer first = timers.peek();
    if (first == null) {
      return most;
    }
    Duration wait = Duration.between(now, first.due());
    return wait.compareTo(most) < 0 ? wait : most;
  }
}
