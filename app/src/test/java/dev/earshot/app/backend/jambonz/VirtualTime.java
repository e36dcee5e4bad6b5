package dev.earshot.app.backend.jambonz;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Time that passes when somebody waits. Whoever waits inside a task lets the others run meanwhile,
 * as threads would.
 */
final class VirtualTime implements InstantSource, Pauses {
  private static final Duration FRAME = Duration.ofMillis(10);

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::order));
  private final List<Runnable> frames = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private long order;

  private record Task(Instant due, long order, Runnable action) {}

  @Override
  public Instant instant() {
    return now;
  }

  void after(Duration delay, Runnable action) {
    tasks.add(new Task(now.plus(delay), ++order, action));
  }

  /** Calls it once each 10 ms. */
  void eachFrame(Runnable action) {
    frames.add(action);
  }

  @Override
  public void pause(Duration duration) {
    advance(duration);
  }

  void advance(Duration duration) {
    Instant end = now.plus(duration);
    runDue();
    while (now.isBefore(end)) {
      Instant next = now.plus(FRAME);
      now = next.isBefore(end) ? next : end;
      runDue();
      frames.forEach(Runnable::run);
    }
  }

  /** Lets hours pass in which nothing is looked at but what is due at their end. */
  void jump(Duration duration) {
    now = now.plus(duration);
    advance(Duration.ofMillis(10));
  }

  private void runDue() {
    for (Task next = tasks.peek(); next != null && !next.due().isAfter(now); next = tasks.peek()) {
      tasks.remove();
      next.action().run();
    }
  }
}
