package dev.earshot.audio.jitter;

/**
 * How late packets came during the last seconds, and the delay that follows from it. All numbers
 * are samples; only differences of latenesses mean anything.
 */
final class Lateness {
  private static final int CAPACITY = 1024;
  private static final int RECENT_LEAST = 10;
  private static final int WINDOW_MILLIS = 10_000;

  /** A network that was late once will be late again: growing the delay anew each time is heard. */
  private static final int REMEMBERED_MILLIS = 8000;

  private final int perMilli;
  private final long[] clocks = new long[CAPACITY];
  private final long[] latenesses = new long[CAPACITY];
  private final long[] chosen = new long[CAPACITY];
  private int first;
  private int size;

  /** How many of the newest are equal: all of them in a calm network, which needs no statistics. */
  private int equal;

  Lateness(int sampleRate) {
    perMilli = sampleRate / 1000;
  }

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(long clock, long lateness) {
    forgetBefore(clock - (long) WINDOW_MILLIS * perMilli);
    if (size == CAPACITY) {
      dropFirst();
    }
    equal = size > 0 && lateness(size - 1) == lateness ? equal + 1 : 1;
    int at = (first + size++) & (CAPACITY - 1);
    clocks[at] = clock;
    latenesses[at] = lateness;
  }

  private void forgetBefore(long clock) {
    while (size > 0 && clocks[first] < clock) {
      dropFirst();
    }
  }

  private void dropFirst() {
    first = (first + 1) & (CAPACITY - 1);
    size--;
  }

  private boolean isSteady() {
    return size > 0 && equal >= size;
  }

  /** The earliest packet of the window: the network without jitter. */
  long least() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, lateness(i));
    }
    return least;
  }

  /**
   * The delay to aim at: enough for every packet of the last 8 s, but a few outliers must not keep
   * everybody waiting, so not more than 20 ms above what 97 % of 10 s needed.
   *
   * @param ahead samples by which four of five packets should come before their time
   */
  long target(long clock, int ahead) {
    if (isSteady()) {
      return lateness(0) + ahead;
    }
    long recentMost = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      chosen[i] = lateness(i);
      if (clocks[index(i)] >= clock - (long) REMEMBERED_MILLIS * perMilli) {
        recentMost = Math.max(recentMost, chosen[i]);
      }
    }
    long usual = select(size, Math.min(size - 1, size * 97 / 100));
    long bearable = usual + 20L * perMilli;
    long needed = recentMost == Long.MIN_VALUE ? usual : Math.min(recentMost, bearable);
    return ahead == 0 ? needed : Math.max(needed, select(size, size * 4 / 5) + ahead);
  }

  /**
   * Whether all packets of the last half second came much earlier than usual before: then our clock
   * stood still (or the route became shorter), and what was before is forgotten.
   */
  boolean takeShift(long clock) {
    if (isSteady()) {
      return false;
    }
    long since = clock - 500L * perMilli;
    long latestRecent = Long.MIN_VALUE;
    int before = 0;
    for (int i = 0; i < size; i++) {
      if (clocks[index(i)] < since) {
        chosen[before++] = lateness(i);
      } else {
        latestRecent = Math.max(latestRecent, lateness(i));
      }
    }
    if (before == 0 || size - before < RECENT_LEAST) {
      return false;
    }
    // The median, because what piled up meanwhile is among the packets before.
    boolean shifted = latestRecent < select(before, before / 2) - 40L * perMilli;
    if (shifted) {
      forgetBefore(since);
    }
    return shifted;
  }

  /** What would stand at {@code rank} if the first {@code count} were sorted (Hoare's FIND). */
  private long select(int count, int rank) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      long pivot = chosen[rank];
      int i = low;
      int j = high;
      while (i <= j) {
        while (chosen[i] < pivot) {
          i++;
        }
        while (chosen[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = chosen[i];
          chosen[i++] = chosen[j];
          chosen[j--] = swapped;
        }
      }
      low = j < rank ? i : low;
      high = rank < i ? j : high;
    }
    return chosen[rank];
  }

  private int index(int i) {
    return (first + i) & (CAPACITY - 1);
  }

  private long lateness(int i) {
    return latenesses[index(i)];
  }
}
