package dev.earshot.app.backend.focus;

import dev.earshot.mixer.PendingChange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes one after the other, in the order in which they were asked for; a mute leaves out what
 * still waits about the same call, so it waits for one answer at most. Guarded by its own monitor.
 */
final class Lane {
  private static final int MOST = 256;

  private final Requests requests;
  private final Executor threads;
  private final Deque<Change> waiting = new ArrayDeque<>();
  private boolean running;

  Lane(Requests requests, Executor threads) {
    this.requests = requests;
    this.threads = threads;
  }

  /** What is still to be asked for one call. */
  private record Change(
      UUID callSid, List<ObjectNode> wishes, CompletableFuture<PendingChange.Outcome> outcome)
      implements PendingChange {
    @Override
    public Outcome await(Duration timeout) {
      try {
        return outcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        return new Outcome.Unanswered();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Outcome.Unanswered();
      }
    }
  }

  synchronized PendingChange add(UUID callSid, List<ObjectNode> wishes) {
    Change change = new Change(callSid, wishes, new CompletableFuture<>());
    if (waiting.size() >= MOST) {
      change.outcome().complete(new PendingChange.Outcome.Refused("too many changes wait"));
      return change;
    }
    waiting.add(change);
    if (!running) {
      running = true;
      threads.execute(this::drain);
    }
    return change;
  }

  /** What waits about that call is not asked for any more. */
  synchronized void overtake(UUID callSid) {
    for (Change change : List.copyOf(waiting)) {
      if (change.callSid().equals(callSid)) {
        waiting.remove(change);
        change.outcome().complete(new PendingChange.Outcome.Refused("a mute came first"));
      }
    }
  }

  private void drain() {
    for (Change next = next(); next != null; next = next()) {
      next.outcome().complete(carriedOut(next));
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Change next() {
    Change next = waiting.poll();
    running = next != null;
    return next;
  }

  /** The first that fails ends it. */
  private PendingChange.Outcome carriedOut(Change change) {
    PendingChange.Outcome outcome = new PendingChange.Outcome.Applied(0);
    for (ObjectNode wish : change.wishes()) {
      outcome = requests.change(change.callSid(), wish);
      if (!(outcome instanceof PendingChange.Outcome.Applied)) {
        return outcome;
      }
    }
    return outcome;
  }
}
