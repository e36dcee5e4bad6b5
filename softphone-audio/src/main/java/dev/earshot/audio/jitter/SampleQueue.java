package dev.earshot.audio.jitter;

/** Decoded samples between packets of any duration and ticks of any duration. */
final class SampleQueue {
  private final int[] samples;
  private int start;
  private int size;

  SampleQueue(int capacity) {
    samples = new int[capacity];
  }

  int size() {
    return size;
  }

  /** Free places at the end. */
  int room() {
    return samples.length - size;
  }

  /** The array; the queue's content is {@link #size()} samples from {@link #start()} on. */
  int[] array() {
    return samples;
  }

  int start() {
    return start;
  }

  void append(int[] from, int offset, int count) {
    if (start + size + count > samples.length) {
      System.arraycopy(samples, start, samples, 0, size);
      start = 0;
    }
    System.arraycopy(from, offset, samples, start + size, count);
    size += count;
  }

  /** Moves the first samples into {@code frame}. */
  void take(int[] frame, int count) {
    System.arraycopy(samples, start, frame, 0, count);
    skip(count);
  }

  void skip(int count) {
    size -= count;
    // An empty queue begins anew where the last packet was: that memory is warm.
    start = size == 0 ? 0 : start + count;
  }

  /** Repeats the first {@code count} samples before themselves; there must be room. */
  void repeatHead(int count) {
    System.arraycopy(samples, start, samples, count, size);
    System.arraycopy(samples, count, samples, 0, count);
    start = 0;
    size += count;
  }

  void clear() {
    start = 0;
    size = 0;
  }
}
