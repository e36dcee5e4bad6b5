package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.Fault;
import dev.earshot.app.simulate.Faults;
import dev.earshot.app.simulate.laml.Verb.Link;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells applications what happened: signed, one after the other and in order, each tried once. What
 * the queue cannot take is lost, as is what a fault takes away.
 */
final class Callbacks implements Runnable {
  /** Step of the fault plan. */
  static final String STEP = "callback";

  private static final System.Logger LOG = System.getLogger(Callbacks.class.getName());
  private static final int WAITING = 1_000;

  private record Letter(Link to, Map<String, String> fields) {}

  /**
   * How many there were.
   *
   * @param failed not answered with 2xx
   * @param lost never sent
   */
  record Tally(long delivered, long failed, long lost) {}

  private final Courier courier;
  private final Faults faults;
  private final Nap nap;
  private final BlockingQueue<Letter> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  Callbacks(Courier courier, Faults faults, Nap nap) {
    this.courier = courier;
    this.faults = faults;
    this.nap = nap;
  }

  /** Never waits; any thread. */
  void post(Link to, Map<String, String> fields) {
    if (!queue.offer(new Letter(to, Map.copyOf(fields)))) {
      lost.incrementAndGet();
    }
  }

  Tally tally() {
    return new Tally(delivered.get(), failed.get(), lost.get());
  }

  /** Until it is interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        deliver(queue.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Letter letter) throws InterruptedException {
    Faults.Fate fate = faults.at(STEP);
    nap.take(fate.before());
    if (fate.fault().filter(fault -> fault.kind() != Fault.Kind.LOSE_ANSWER).isPresent()) {
      lost.incrementAndGet();
      return;
    }
    try {
      Courier.Reply reply = courier.ask(letter.to(), letter.fields());
      (reply.status() / 100 == 2 ? delivered : failed).incrementAndGet();
    } catch (IOException e) {
      failed.incrementAndGet();
      LOG.log(System.Logger.Level.DEBUG, "a callback failed: {0}", e.getMessage());
    }
  }
}
