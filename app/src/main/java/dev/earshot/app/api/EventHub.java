package dev.earshot.app.api;

import dev.earshot.app.socket.TextSocket;
import dev.earshot.audio.focus.FocusEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells everybody who listens what happens: the virtual thread {@code api-events} renders each
 * event once and hands it to every client. The focus thread only offers into a bounded queue; what
 * does not fit is dropped, and the numbers of the messages show the gap.
 */
final class EventHub implements TextSocket.Watcher, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventHub.class.getName());
  private static final int QUEUE = 4096;
  private static final int MOST_CLIENTS = 32;

  /** Messages that may wait for one client. */
  static final int MOST_WAITING = 256;

  private static final Duration PING_INTERVAL = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(300);
  private static final int GOING_AWAY = 1001;
  private static final int POLICY_VIOLATION = 1008;
  private static final int TRY_AGAIN_LATER = 1013;

  private final EventMessages messages;
  private final InstantSource clock;
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicInteger admitted = new AtomicInteger();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong slow = new AtomicLong();
  private final Thread thread;
  private volatile boolean ending;

  // The rest belongs to the thread.
  private final Set<TextSocket> clients = new LinkedHashSet<>();
  private final List<TextSocket> leaving = new ArrayList<>();
  private Instant nextPing;
  private long number;

  EventHub(EventMessages messages, InstantSource clock) {
    this.messages = messages;
    this.clock = clock;
    this.nextPing = clock.instant().plus(PING_INTERVAL);
    this.thread = Thread.ofVirtual().name("api-events").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Focus thread; never waits. */
  void onEvent(FocusEvent event) {
    if (!queue.offer(() -> publish(event))) {
      missed.incrementAndGet();
      dropped.incrementAndGet();
    }
  }

  /** Whether there is room for another client, who then counts until {@link #released}. */
  boolean admit() {
    if (admitted.incrementAndGet() > MOST_CLIENTS) {
      admitted.decrementAndGet();
      return false;
    }
    return true;
  }

  /** A client who was admitted did not come. */
  void released() {
    admitted.decrementAndGet();
  }

  @Override
  public void opened(TextSocket client) {
    if (!queue.offer(() -> welcome(client))) {
      client.close(TRY_AGAIN_LATER, "too busy");
    }
  }

  /** It has nothing to say. */
  @Override
  public void text(TextSocket client, String message) {
    client.close(POLICY_VIOLATION, "nothing is expected here");
  }

  @Override
  public void binary(TextSocket client) {
    client.close(POLICY_VIOLATION, "nothing is expected here");
  }

  @Override
  public void closed(TextSocket client) {
    // If the queue is full, the failing messages say it again.
    boolean queued = queue.offer(() -> forget(client));
    assert queued || !queue.isEmpty();
  }

  EventStats stats() {
    return new EventStats(admitted.get(), sent.get(), dropped.get(), slow.get());
  }

  private void run() {
    try {
      while (!ending) {
        Runnable next = queue.poll(STEP.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
          leaving.forEach(TextSocket::disconnect);
          leaving.clear();
        } else {
          next.run();
        }
        ping();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.forEach(client -> client.close(GOING_AWAY, "the focus ends"));
    }
  }

  private void ping() {
    Instant now = clock.instant();
    if (!now.isBefore(nextPing)) {
      nextPing = now.plus(PING_INTERVAL);
      clients.forEach(TextSocket::ping);
      leaving.forEach(TextSocket::disconnect);
      leaving.clear();
    }
  }

  private void publish(FocusEvent event) {
    number += missed.getAndSet(0);
    try {
      messages.of(event).forEach(this::publish);
    } catch (RuntimeException e) {
      number++;
      LOG.log(System.Logger.Level.ERROR, "an event could not be told", e);
    }
  }

  private void publish(ObjectNode message) {
    String text = message.put("seq", ++number).toString();
    for (TextSocket client : List.copyOf(clients)) {
      send(client, text);
    }
  }

  private void welcome(TextSocket client) {
    clients.add(client);
    send(client, messages.hello().put("seq", number).toString());
  }

  private void send(TextSocket client, String text) {
    if (client.send(text)) {
      sent.incrementAndGet();
    } else {
      slow.incrementAndGet();
      forget(client);
      client.close(TRY_AGAIN_LATER, "too slow");
      leaving.add(client);
    }
  }

  private void forget(TextSocket client) {
    if (clients.remove(client)) {
      admitted.decrementAndGet();
    }
  }

  /** Takes leave of everybody; at most 300 ms. */
  @Override
  public void close() {
    ending = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    boolean woken = queue.offer(() -> {});
    try {
      if (!thread.join(CLOSE_LIMIT) || !woken) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
