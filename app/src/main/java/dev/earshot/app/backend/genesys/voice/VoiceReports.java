package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Orders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The book behind its lock, the events that tell what changed in it, in order, and those who wait
 * for something to be in it. Any thread; listeners are called with the lock held and must not wait.
 */
final class VoiceReports {
  private final ReentrantLock lock = new ReentrantLock();
  private final VoiceBook book = new VoiceBook();
  private final InstantSource clock;
  private final Pauses pauses;
  private final Map<ConferenceKey, ObservedConference> shown = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private Orders orders = Orders.NONE;
  private Optional<Boolean> up = Optional.empty();
  private Consumer<BackendEvent> listener = event -> {};
  private volatile Runnable changed = () -> {};

  private record Waiting(Predicate<VoiceBook> condition, CompletableFuture<Void> met) {}

  VoiceReports(InstantSource clock, Pauses pauses) {
    this.clock = clock;
    this.pauses = pauses;
  }

  /**
   * @param looks is called after each change, without the lock
   */
  void start(Consumer<BackendEvent> events, Runnable looks) {
    lock.lock();
    try {
      listener = events;
      changed = looks;
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    start(event -> {}, () -> {});
  }

  void tell(BackendEvent event) {
    lock.lock();
    try {
      listener.accept(event);
    } finally {
      lock.unlock();
    }
  }

  /** Whether Genesys can be asked, and tells. */
  void line(boolean now, String detail) {
    lock.lock();
    try {
      book.inReach(now);
      if (!up.equals(Optional.of(now))) {
        up = Optional.of(now);
        publish();
        listener.accept(
            new BackendEvent.ConnectionChanged(
                now ? BackendEvent.Line.UP : BackendEvent.Line.DOWN, detail));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Changes the book and tells what is another now. */
  void update(Consumer<VoiceBook> change) {
    lock.lock();
    try {
      change.accept(book);
      publish();
      waiting.removeIf(
          each -> {
            boolean met = each.condition().test(book);
            if (met) {
              each.met().complete(null);
            }
            return met;
          });
    } finally {
      lock.unlock();
    }
    changed.run();
  }

  <T> T read(Function<VoiceBook, T> question) {
    lock.lock();
    try {
      return question.apply(book);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Does something and waits for what comes of it.
   *
   * @return whether it was so within {@code patience}, if only for a moment
   */
  boolean after(Runnable action, Predicate<VoiceBook> condition, Duration patience) {
    CompletableFuture<Void> met = expect(condition);
    try {
      action.run();
      return pauses.await(met, patience);
    } finally {
      forget(met);
    }
  }

  private CompletableFuture<Void> expect(Predicate<VoiceBook> condition) {
    lock.lock();
    try {
      CompletableFuture<Void> met = new CompletableFuture<>();
      if (condition.test(book)) {
        met.complete(null);
      } else {
        waiting.add(new Waiting(condition, met));
      }
      return met;
    } finally {
      lock.unlock();
    }
  }

  private void forget(CompletableFuture<Void> expected) {
    lock.lock();
    try {
      waiting.removeIf(each -> each.met() == expected);
    } finally {
      lock.unlock();
    }
  }

  Optional<ObservedConference> observe(ConferenceKey key) {
    return read(
        all -> all.find(key).map(call -> CallView.call(call, all::agentAt, clock.instant())));
  }

  private void publish() {
    Instant now = clock.instant();
    Map<ConferenceKey, ObservedConference> next = new LinkedHashMap<>();
    for (MonitoredCall call : book.calls()) {
      next.put(call.key, CallView.call(call, book::agentAt, Instant.EPOCH));
    }
    for (AgentRecord agent : book.agents()) {
      next.put(CallView.rowOf(agent), CallView.row(agent, Instant.EPOCH));
    }
    for (ConferenceKey gone : List.copyOf(shown.keySet())) {
      if (!next.containsKey(gone)) {
        shown.remove(gone);
        listener.accept(new BackendEvent.ConferenceEnded(gone));
      }
    }
    next.forEach(
        (key, view) -> {
          if (!view.equals(shown.put(key, view))) {
            listener.accept(new BackendEvent.ConferenceChanged(view.asOf(now)));
          }
        });
    if (!book.orders().equals(orders)) {
      orders = book.orders();
      listener.accept(new BackendEvent.OrdersChanged(orders));
    }
  }
}
