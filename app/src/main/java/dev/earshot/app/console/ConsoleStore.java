package dev.earshot.app.console;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Holds the latest snapshot. Events may be dispatched from any thread and are reduced one at a
 * time; listeners are told that something changed, at most once until they look again.
 */
public final class ConsoleStore {
  private final InstantSource clock;
  private final ReentrantLock reducing = new ReentrantLock();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<ConsoleEvent>> observers = new CopyOnWriteArrayList<>();
  private volatile ConsoleSnapshot latest;

  public ConsoleStore(ConsoleSnapshot initial, InstantSource clock) {
    this.latest = initial;
    this.clock = clock;
  }

  /** An empty console on a back end of that name. */
  public static ConsoleStore open(String backend, InstantSource clock) {
    return new ConsoleStore(ConsoleSnapshot.initial(backend, clock.instant()), clock);
  }

  public void dispatch(ConsoleEvent event) {
    reducing.lock();
    try {
      latest = ConsoleReducer.reduce(latest, event, clock.instant());
      observers.forEach(observer -> observer.accept(event));
    } finally {
      reducing.unlock();
    }
    listeners.forEach(Listener::tell);
  }

  /** The latest snapshot; also tells the store that the caller has looked. Any thread. */
  public ConsoleSnapshot snapshot() {
    // Flags first, snapshot second: an event in between wakes once too often, never too seldom.
    listeners.forEach(Listener::looked);
    return latest;
  }

  /** Calls {@code wakeUp} (must not block) when there is something new since the last look. */
  public AutoCloseable onChange(Runnable wakeUp) {
    Listener listener = new Listener(wakeUp);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Shows {@code observer} every event in order, after it has been reduced; it must not block and
   * not dispatch.
   */
  public AutoCloseable observe(Consumer<ConsoleEvent> observer) {
    observers.add(observer);
    return () -> observers.remove(observer);
  }

  private static final class Listener {
    private final Runnable wakeUp;
    private final AtomicBoolean told = new AtomicBoolean();

    Listener(Runnable wakeUp) {
      this.wakeUp = wakeUp;
    }

    void tell() {
      if (told.compareAndSet(false, true)) {
        wakeUp.run();
      }
    }

    void looked() {
      told.set(false);
    }
  }
}
