package dev.earshot.app.cli;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.OpenConsole;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A console that is worked by a command instead of a window: prints what happens, and waits for
 * what is to happen. Events are queued by whoever brings them and printed by the command's own
 * thread, so that a slow terminal never holds up supervision.
 */
final class Seat implements AutoCloseable {
  private static final int QUEUE = 10_000;
  private static final long LOOK_MILLIS = 10;

  private final OpenConsole console;
  private final StopSignal stop;
  private final PrintWriter out;
  private final boolean json;
  private final Predicate<ObjectNode> wanted;
  private final long began = System.nanoTime();
  private final BlockingQueue<ObjectNode> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong lost = new AtomicLong();
  private final AutoCloseable observing;
  private Runnable meanwhile = () -> {};

  /**
   * @param wanted which events are printed
   */
  Seat(
      OpenConsole console,
      StopSignal stop,
      PrintWriter out,
      boolean json,
      Predicate<ObjectNode> wanted) {
    this.console = console;
    this.stop = stop;
    this.out = out;
    this.json = json;
    this.wanted = wanted;
    observing = console.store().observe(this::happened);
  }

  /** As {@code ConsoleStore.observe}. */
  AutoCloseable observe(Consumer<ConsoleEvent> observer) {
    return console.store().observe(observer);
  }

  ConsoleCommands commands() {
    return console.commands();
  }

  ConsoleSnapshot now() {
    return console.store().snapshot();
  }

  boolean stopAsked() {
    return stop.asked();
  }

  /** Since the command began. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void happened(ConsoleEvent event) {
    Optional<ObjectNode> line =
        EventText.json(event, Instant.now(), elapsed(), console.store().snapshot());
    if (line.isPresent() && wanted.test(line.get()) && !queue.offer(line.get())) {
      lost.incrementAndGet();
    }
  }

  /**
   * Prints what happens until the screen fulfils the condition.
   *
   * @return false if that did not come in time, or Ctrl-C did
   */
  boolean await(Duration patience, Predicate<ConsoleSnapshot> condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.test(now())) {
      if (System.nanoTime() >= deadline || stop.asked() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      printNext(LOOK_MILLIS);
    }
    return true;
  }

  /** Prints what happens for so long; true if nothing cut it short. */
  boolean stay(Optional<Duration> time, Predicate<ConsoleSnapshot> meanwhile) {
    Duration most = time.orElse(Duration.ofDays(365));
    return !await(most, now -> !meanwhile.test(now)) && meanwhile.test(now());
  }

  /** Does that again and again while it waits. */
  void alsoDoes(Runnable chore) {
    meanwhile = chore;
  }

  private void printNext(long millis) {
    meanwhile.run();
    try {
      ObjectNode next = queue.poll(millis, TimeUnit.MILLISECONDS);
      if (next != null) {
        print(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Prints a line of our own. */
  void tell(String event, String what, String detail) {
    print(fresh(event).put("what", what).put("detail", detail));
  }

  /** An object with the times of now. */
  ObjectNode fresh(String event) {
    return EventText.line(Instant.now(), elapsed()).put("event", event);
  }

  void print(ObjectNode line) {
    long missed = lost.getAndSet(0);
    if (missed > 0) {
      print(fresh("notice").put("what", missed + " events were not printed").put("detail", ""));
    }
    out.println(json ? line.toString() : EventSentence.of(line));
    out.flush();
  }

  boolean json() {
    return json;
  }

  PrintWriter out() {
    return out;
  }

  /** Prints what is left, then ends the console. */
  @Override
  public void close() {
    console.close();
    for (ObjectNode next = queue.poll(); next != null; next = queue.poll()) {
      print(next);
    }
    try {
      observing.close();
    } catch (Exception e) {
      throw new IllegalStateException("could not stop observing", e);
    }
  }
}
