package dev.earshot.audio.device;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands samples from one thread to one other without locks, in pieces of any length: what was
 * captured need not wait until a frame is full. {@link #offer} belongs to the producer, {@link
 * #poll} and {@link #keep} to the consumer; counts and {@link #size} may be read by any thread.
 * Never allocates after construction, never waits.
 */
final class SampleRing {
  private final int[] samples;

  /** Samples that ever went in. Written by the producer. */
  private final AtomicLong tail = new AtomicLong();

  /** Samples that ever went out. Written by the consumer. */
  private final AtomicLong head = new AtomicLong();

  private volatile long lost;
  private volatile long starved;

  /**
   * @param capacity in samples
   */
  SampleRing(int capacity) {
    samples = new int[capacity];
  }

  /** Producer: copies {@code count} samples in; what does not fit is lost. */
  void offer(int[] from, int count) {
    long at = tail.getPlain();
    int taken = (int) Math.min(count, samples.length - (at - head.getAcquire()));
    copy(from, at, taken);
    tail.setRelease(at + taken);
    if (taken < count) {
      lost = lost + count - taken;
    }
  }

  private void copy(int[] from, long at, int count) {
    int start = (int) (at % samples.length);
    int run = Math.min(count, samples.length - start);
    System.arraycopy(from, 0, samples, start, run);
    System.arraycopy(from, run, samples, 0, count - run);
  }

  /**
   * Consumer: copies the oldest samples out, as many as fit.
   *
   * @return false if there are not so many; then they stay
   */
  boolean poll(int[] frame) {
    long at = head.getPlain();
    if (tail.getAcquire() - at < frame.length) {
      starved = starved + 1;
      return false;
    }
    int start = (int) (at % samples.length);
    int run = Math.min(frame.length, samples.length - start);
    System.arraycopy(samples, start, frame, 0, run);
    System.arraycopy(samples, 0, frame, run, frame.length - run);
    head.setRelease(at + frame.length);
    return true;
  }

  /** Consumer: discards the oldest samples until {@code left} wait. */
  void keep(int left) {
    long newest = tail.getAcquire();
    head.setRelease(Math.max(head.getPlain(), newest - left));
  }

  /** Samples that wait now. */
  int size() {
    long out = head.getAcquire();
    return (int) Math.max(0, tail.getAcquire() - out);
  }

  /** Samples that found the ring full. */
  long lost() {
    return lost;
  }

  /** Times {@link #poll} found too few. */
  long starved() {
    return starved;
  }
}
