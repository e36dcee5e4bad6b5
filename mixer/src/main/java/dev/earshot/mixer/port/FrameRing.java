package dev.earshot.mixer.port;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands frames from one thread to one other without locks: a bounded queue of preallocated frames,
 * copied in and out. {@link #offer} belongs to the producer, {@link #poll} and {@link #clear} to
 * the consumer; counts and {@link #size} may be read by any thread. Never allocates after
 * construction, never waits.
 */
public final class FrameRing {
  /** What a producer's frame does when the ring is full. */
  public enum WhenFull {
    /** It takes the place of the oldest: what comes out stays recent. */
    DROP_OLDEST,
    /** It is not taken. */
    REFUSE
  }

  private final WhenFull whenFull;
  private final int[][] frames;

  /** Frames that ever went in. Written by the producer. */
  private final AtomicLong tail = new AtomicLong();

  /** Frames that ever went out, by {@link #poll} or dropped. Moved by compare-and-set only. */
  private final AtomicLong head = new AtomicLong();

  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong starved = new AtomicLong();

  /**
   * @param capacity in frames, at least 1
   * @param frameSamples length of every frame
   */
  public FrameRing(int capacity, int frameSamples, WhenFull whenFull) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a ring needs at least one frame: " + capacity);
    }
    this.whenFull = whenFull;
    this.frames = new int[capacity][frameSamples];
  }

  /**
   * Producer: copies {@code frame} in.
   *
   * @return false if it was refused because the ring is full
   */
  public boolean offer(int[] frame) {
    long at = tail.getPlain();
    long oldest = head.get();
    if (at - oldest == frames.length) {
      if (whenFull == WhenFull.REFUSE) {
        count(lost);
        return false;
      }
      // If this fails, the consumer has just taken the oldest himself and there is room.
      if (head.compareAndSet(oldest, oldest + 1)) {
        count(lost);
      }
    }
    int[] slot = slot(at);
    System.arraycopy(frame, 0, slot, 0, slot.length);
    tail.setRelease(at + 1);
    return true;
  }

  /**
   * Consumer: copies the oldest frame out.
   *
   * @return false if there is none; {@code frame} then holds nothing of use
   */
  public boolean poll(int[] frame) {
    while (true) {
      long oldest = head.get();
      if (oldest == tail.getAcquire()) {
        count(starved);
        return false;
      }
      int[] slot = slot(oldest);
      System.arraycopy(slot, 0, frame, 0, slot.length);
      // If this fails, the producer dropped the frame and may have overwritten it while we copied.
      if (head.compareAndSet(oldest, oldest + 1)) {
        return true;
      }
    }
  }

  /** Consumer: discards everything that waits. */
  public void clear() {
    long oldest = head.get();
    while (!head.compareAndSet(oldest, Math.max(oldest, tail.getAcquire()))) {
      oldest = head.get();
    }
  }

  /** Frames that wait now. */
  public int size() {
    long oldest = head.get();
    return (int) Math.max(0, Math.min(frames.length, tail.getAcquire() - oldest));
  }

  public int capacity() {
    return frames.length;
  }

  /** Frames dropped or refused because the ring was full. */
  public long lost() {
    return lost.getOpaque();
  }

  /** Times {@link #poll} found nothing. */
  public long starved() {
    return starved.getOpaque();
  }

  private int[] slot(long position) {
    return frames[(int) (position % frames.length)];
  }

  /** Each counter has a single writer. */
  private static void count(AtomicLong counter) {
    counter.setOpaque(counter.getPlain() + 1);
  }
}
