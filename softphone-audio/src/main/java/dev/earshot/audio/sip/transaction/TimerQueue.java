package dev.earshot.audio.sip.transaction;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is to be done later, by due time. Knows time only from {@link #advance}: nanoseconds since
 * any start. Sip thread.
 */
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
  private long now;
  private long count;

  public TimerQueue(long nowNanos) {
    now = nowNanos;
  }

  public Timer after(Duration delay, Runnable action) {
    Due due = new Due(now + delay.toNanos(), count++);
    queue.put(due, action);
    return () -> queue.remove(due);
  }

  /** Sets the time and runs, in order, all that is due. */
  public void advance(long nowNanos) {
    now = Math.max(now, nowNanos);
    while (!queue.isEmpty() && queue.firstKey().nanos() <= now) {
      Map.Entry<Due, Runnable> first = queue.pollFirstEntry();
      first.getValue().run();
    }
  }

  /** When the next timer is due, on the scale of {@link #advance}. */
  public OptionalLong nextDue() {
    return queue.isEmpty() ? OptionalLong.empty() : OptionalLong.of(queue.firstKey().nanos());
  }

  public long now() {
    return now;
  }

  public int size() {
    return queue.size();
  }
}
