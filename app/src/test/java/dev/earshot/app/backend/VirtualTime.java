package dev.earshot.app.backend;

import dev.earshot.app.backend.leg.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Time that passes when somebody waits. Whoever waits inside a task lets the others run meanwhile,
 * as threads would. Frames in which nothing is due are counted, not lived through.
 */
public final class VirtualTime implements InstantSource, Pauses {
  public static final Duration FRAME = Duration.ofMillis(10);

  /** After whatever happened, so many frames are lived through one by one. */
  private static final int RESTLESS = 2;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::order));
  private final List<Frames> frames = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private Instant restlessUntil = now;
  private long order;

  private record Task(Instant due, long order, Runnable action) {}

  /** Looks on once each 10 ms. */
  public interface Frames {
    /**
     * @param count frames that passed; more than one only if nothing was due in any but the last
     * @return whether something happened
     */
    boolean passed(int count);

    /** How long nothing is due here by itself, at most {@code most}. */
    Duration quiet(Duration most);
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void after(Duration delay, Runnable action) {
    tasks.add(new Task(now.plus(delay), ++order, action));
  }

  public void eachFrame(Frames looker) {
    frames.add(looker);
  }

  @Override
  public void pause(Duration duration) {
    advance(duration);
  }

  @Override
  public boolean await(CompletableFuture<?> event, Duration patience) {
    Instant end = now.plus(patience);
    while (!event.isDone() && now.isBefore(end)) {
      advance(FRAME);
    }
    return event.isDone();
  }

  public void advance(Duration duration) {
    Instant end = now.plus(duration);
    runDue();
    while (now.isBefore(end)) {
      int idle = idleFrames(Duration.between(now, end));
      if (idle > 0) {
        now = now.plus(FRAME.multipliedBy(idle));
        look(idle);
      } else {
        Instant next = now.plus(FRAME);
        now = next.isBefore(end) ? next : end;
        runDue();
        look(1);
      }
    }
  }

  /** Lets hours pass in which nothing is looked at but what is due at their end. */
  public void jump(Duration duration) {
    now = now.plus(duration);
    restless();
    advance(FRAME);
  }

  private void restless() {
    restlessUntil = now.plus(FRAME.multipliedBy(RESTLESS));
  }

  private void look(int count) {
    for (Frames looker : frames) {
      if (looker.passed(count)) {
        restless();
      }
    }
  }

  /** Frames from now on before the one in which something is due. */
  private int idleFrames(Duration most) {
    if (now.isBefore(restlessUntil)) {
      return 0;
    }
    Duration quiet = most;
    Task first = tasks.peek();
    if (first != null && Duration.between(now, first.due()).compareTo(quiet) < 0) {
      quiet = Duration.between(now, first.due());
    }
    for (Frames looker : frames) {
      quiet = looker.quiet(quiet);
    }
    return Math.toIntExact((quiet.toMillis() + 9) / 10 - 1);
  }

  private void runDue() {
    for (Task next = tasks.peek(); next != null && !next.due().isAfter(now); next = tasks.peek()) {
      tasks.remove();
      next.action().run();
      restless();
    }
  }
}
