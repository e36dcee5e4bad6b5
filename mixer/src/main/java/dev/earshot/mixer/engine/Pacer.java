package dev.earshot.mixer.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The absolute deadlines of the mix thread. A step that comes late is made up for at once, but of a
 * longer delay only the last {@code catchUp} deadlines; the others are given up and counted, so
 * that a machine that slept does not send a burst. A function of the time it is given; counters may
 * be read by any thread.
 */
public final class Pacer {
  /** Late steps in a row of which each more is heard by somebody. */
  private static final int BURST = 3;

  private final long tickNanos;
  private final int catchUp;
  private long deadline;
  private long lateRun;

  private final AtomicLong late = new AtomicLong();
  private final AtomicLong bursts = new AtomicLong();
  private final AtomicLong longestRun = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();

  /**
   * @param catchUp deadlines at most that are made up for after a delay
   * @param origin one tick before the first deadline
   */
  public Pacer(long tickNanos, int catchUp, long origin) {
    this.tickNanos = tickNanos;
    this.catchUp = catchUp;
    this.deadline = origin + tickNanos;
  }

  /**
   * Nanoseconds to wait from {@code now} on, or 0: a step is due now and its deadline is used up.
   *
   * @param now of a clock that never goes back, in nanoseconds
   */
  public long untilDue(long now) {
    long behind = now - deadline;
    if (behind < 0) {
      return -behind;
    }
    if (behind > tickNanos / 2) {
      countLate();
    } else {
      lateRun = 0;
    }
    long givenUp = Math.max(0, behind / tickNanos - catchUp);
    skipped.setOpaque(skipped.getPlain() + givenUp);
    deadline += (givenUp + 1) * tickNanos;
    return 0;
  }

  private void countLate() {
    late.setOpaque(late.getPlain() + 1);
    lateRun++;
    if (lateRun == BURST + 1) {
      bursts.setOpaque(bursts.getPlain() + 1);
    }
    longestRun.setOpaque(Math.max(longestRun.getPlain(), lateRun));
  }

  /** Runs of more than {@value #BURST} late steps, one after the other. */
  public long bursts() {
    return bursts.getOpaque();
  }

  /** Most late steps one after the other. */
  public long longestRun() {
    return longestRun.getOpaque();
  }

  /** Steps that began more than half a tick after their deadline. */
  public long late() {
    return late.getOpaque();
  }

  /** Deadlines given up. */
  public long skipped() {
    return skipped.getOpaque();
  }
}
