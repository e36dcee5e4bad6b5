package dev.earshot.audio.jitter;

/**
 * How often each lateness occurs in three windows that lie in each other: all, remembered, now.
 * Sorted and preallocated. What is asked costs as many steps as there are different values.
 */
final class LatenessTally {
  private final long[] values;
  private final int[] all;
  private final int[] remembered;
  private final int[] now;

  /** Different values. */
  private int size;

  /** Where the last value was found; the next one is mostly the same. */
  private int last;

  LatenessTally(int capacity) {
    values = new long[capacity];
    all = new int[capacity];
    remembered = new int[capacity];
    now = new int[capacity];
  }

  void clear() {
    size = 0;
    last = 0;
  }

  /** Whether there is exactly one value. */
  boolean isSteady() {
    return size == 1;
  }

  /** Counts it in all windows. */
  void add(long value) {
    int at = find(value);
    if (at == size || values[at] != value) {
      insert(at, value);
    }
    all[at]++;
    remembered[at]++;
    now[at]++;
  }

  /** It leaves the innermost window. */
  void dropNow(long value) {
    now[find(value)]--;
  }

  /** It leaves the middle window, having left the innermost one. */
  void dropRemembered(long value) {
    remembered[find(value)]--;
  }

  /** It leaves altogether, having left the others. */
  void drop(long value) {
    int at = find(value);
    if (--all[at] == 0) {
      int behind = size - at - 1;
      shift(at + 1, at, behind);
      size--;
    }
  }

  /** Where it is, or belongs. */
  private int find(long value) {
    if (last < size && values[last] == value) {
      return last;
    }
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    last = low;
    return low;
  }

  private void insert(int at, long value) {
    shift(at, at + 1, size - at);
    size++;
    values[at] = value;
    all[at] = 0;
    remembered[at] = 0;
    now[at] = 0;
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(values, from, values, to, count);
    System.arraycopy(all, from, all, to, count);
    System.arraycopy(remembered, from, remembered, to, count);
    System.arraycopy(now, from, now, to, count);
  }

  long least() {
    return values[0];
  }

  /** The largest of the middle window, which is not empty. */
  long mostRemembered() {
    return values[lastIn(remembered)];
  }

  /** The largest of the innermost window, which is not empty. */
  long mostNow() {
    return values[lastIn(now)];
  }

  private int lastIn(int[] window) {
    int at = size - 1;
    while (window[at] == 0) {
      at--;
    }
    return at;
  }

  /** What would stand at {@code rank} if all were sorted. */
  long at(int rank) {
    int at = 0;
    for (int passed = all[0]; passed <= rank; passed += all[at]) {
      at++;
    }
    return values[at];
  }

  /** What would stand at {@code rank} if those outside the innermost window were sorted. */
  long atBeforeNow(int rank) {
    int at = 0;
    for (int passed = all[0] - now[0]; passed <= rank; passed += all[at] - now[at]) {
      at++;
    }
    return values[at];
  }
}
