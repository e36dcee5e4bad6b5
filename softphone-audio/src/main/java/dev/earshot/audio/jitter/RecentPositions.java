package dev.earshot.audio.jitter;

import java.util.Arrays;

/**
 * Positions of the last packets decoded, to know copies from packets that are late: copies come
 * close behind their originals. Owned by the buffer's thread.
 */
final class RecentPositions {
  private static final int REMEMBERED = 32;

  private final long[] positions = new long[REMEMBERED];
  private int count;

  RecentPositions() {
    clear();
  }

  void clear() {
    Arrays.fill(positions, Long.MIN_VALUE);
  }

  void add(long position) {
    positions[count++ & REMEMBERED - 1] = position;
  }

  boolean contains(long position) {
    for (long known : positions) {
      if (known == position) {
        return true;
      }
    }
    return false;
  }
}
