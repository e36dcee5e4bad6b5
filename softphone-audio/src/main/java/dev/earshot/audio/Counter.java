package dev.earshot.audio;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts something on a thread that must not lock: written by one thread, readable by all. A named
 * counter is how the media path reports what it may not log.
 */
public final class Counter {
  private final AtomicLong value = new AtomicLong();

  public Counter() {}

  /** Only the owning thread. */
  public void increment() {
    add(1);
  }

  /** Only the owning thread. */
  public void add(long amount) {
    value.setRelease(value.getPlain() + amount);
  }

  /** Any thread; also sees what the owner did before it counted. */
  public long count() {
    return value.getAcquire();
  }
}
