package dev.earshot.audio.sip.transaction;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** What is to be done later, by due time. Sip thread. */
public final class TimerQueue {
  /** Something scheduled; may be called off at any time, also after it ran. */
  public interface Timer {
    void cancel();
  }

  private record Due(long nanos, long order) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return nanos != other.nanos
          ? Long.compare(nanos, other.nanos)
          : Long.compare(order, other.order);
    }
  }

  private final TreeMap<Due, Runnable> queue = new TreeMap<>();
  private final LongSupplier clock;
  private long count;

  /**
   * @param clock nanoseconds since any start, never going back
   */
  public TimerQueue(LongSupplier clock) {
    this.clock = clock;
  }

  /** Nanoseconds on the scale of the clock. */
  public long now() {
    return clock.getAsLong();
  }

  public Timer after(Duration delay, Runnable action) {
    Due due = new Due(clock.getAsLong() + delay.toNanos(), count++);
    queue.put(due, action);
    return () -> queue.remove(due);
  }

  /** Runs, in order, all that is due. */
  public void runDue() {
    long now = clock.getAsLong();
    while (!queue.isEmpty() && queue.firstKey().nanos() <= now) {
      Map.Entry<Due, Runnable> first = queue.pollFirstEntry();
      first.getValue().run();
    }
  }

  /** When the next timer is due, on the scale of the clock. */
  public OptionalLong nextDue() {
    return queue.isEmpty() ? OptionalLong.empty() : OptionalLong.of(queue.firstKey().nanos());
  }

  public int size() {
    return queue.size();
  }
}
