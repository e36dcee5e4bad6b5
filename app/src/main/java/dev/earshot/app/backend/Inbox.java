package dev.earshot.app.backend;

import dev.earshot.app.supervision.SessionInput;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bounded queue of the supervision loop. If it is full, what does not fit is lost, the gate is
 * shut, and the loop is told that nothing may be assumed.
 */
final class Inbox {
  private static final int CAPACITY = 1_024;

  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicInteger lost = new AtomicInteger();
  private final GateKeeper gate;

  Inbox(GateKeeper gate) {
    this.gate = gate;
  }

  /** An input and whether the gate was shut ahead of it. */
  record Item(SessionInput input, boolean announced) {}

  /** Any thread. */
  void put(SessionInput input) {
    offer(new Item(input, false));
  }

  /** Any thread: shuts the gate before it returns. */
  void putQuieter(SessionInput input, String why) {
    gate.shutBefore(why);
    offer(new Item(input, true));
  }

  private void offer(Item item) {
    if (!queue.offer(item)) {
      if (!item.announced()) {
        gate.shutBefore("too much happened at once");
      }
      lost.incrementAndGet();
    }
  }

  /** Loop: the next input, or what stands for the lost ones; does not wait. */
  Optional<SessionInput> poll() {
    if (queue.peek() == null && lost.get() > 0) {
      for (int n = lost.getAndSet(0); n > 0; n--) {
        gate.taken();
      }
      return Optional.of(new SessionInput.Overflowed());
    }
    Item item = queue.poll();
    if (item == null) {
      return Optional.empty();
    }
    if (item.announced()) {
      gate.taken();
    }
    return Optional.of(item.input());
  }

  /** Loop: waits until there is something, but not longer than {@code patience}. */
  Optional<SessionInput> await(Duration patience) throws InterruptedException {
    Item item = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (item == null) {
      return Optional.empty();
    }
    if (item.announced()) {
      gate.taken();
    }
    return Optional.of(item.input());
  }
}
