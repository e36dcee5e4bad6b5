package dev.earshot.app.api;

import dev.earshot.mixer.port.Port;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A member without a telephone who says the same value in every sample, or nothing, and remembers
 * the value he heard in each tick.
 */
final class SteadyMember implements Port {
  private static final int TICKS = 10_000;

  private final int says;
  private final AtomicIntegerArray heard = new AtomicIntegerArray(TICKS);
  private final AtomicInteger ticks = new AtomicInteger();

  SteadyMember(int says) {
    this.says = says;
  }

  @Override
  public int sampleRate() {
    return 16_000;
  }

  @Override
  public boolean read(int[] frame) {
    Arrays.fill(frame, says);
    return says != 0;
  }

  @Override
  public void write(int[] frame) {
    // The last sample: a voice that comes or goes may be faded within its first frame.
    heard.set(ticks.get() % TICKS, frame[frame.length - 1]);
    ticks.incrementAndGet();
  }

  /** Ticks heard so far. */
  int ticks() {
    return ticks.get();
  }

  /** What he heard in each of {@code count} ticks after {@code tick}; waits for them. */
  int[] heardAfter(int tick, int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (ticks.get() < tick + count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the mixer stands still at tick " + ticks.get());
      }
      LockSupport.parkNanos(2_000_000);
    }
    int[] values = new int[count];
    Arrays.setAll(values, i -> heard.get((tick + i) % TICKS));
    return values;
  }
}
