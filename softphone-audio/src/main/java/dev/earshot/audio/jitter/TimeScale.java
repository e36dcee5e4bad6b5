package dev.earshot.audio.jitter;

/**
 * Shortens or lengthens speech by one stretch of 2.5 to 15 ms that resembles its neighbour, with a
 * cross-fade, so that the change is hardly heard (time domain, like WSOLA). Works on the head of a
 * queue; no allocation.
 */
final class TimeScale {
  /** Mean square below which anything may be cut: about -50 dBFS. */
  private static final long QUIET = 100L * 100;

  private static final double ALIKE = 0.75;

  private final int shortest;
  private final int longest;
  private final int overlap;

  TimeScale(int sampleRate) {
    shortest = sampleRate / 400;
    longest = sampleRate * 15 / 1000;
    overlap = sampleRate / 400;
  }

  /** Samples that {@link #cut} must see beyond what it may remove. */
  int overlap() {
    return overlap;
  }

  /** Least that is worth changing. */
  int shortest() {
    return shortest;
  }

  int longest() {
    return longest;
  }

  /**
   * Removes up to {@code most} samples.
   *
   * @param force whether to cut even where it is heard
   * @return samples removed, 0 if there was no good place
   */
  int cut(SampleQueue queue, int most, boolean force) {
    int limit = Math.min(longest, Math.min(most, queue.size() - overlap));
    int lag = lag(queue, limit, force);
    if (lag > 0) {
      int[] x = queue.array();
      int start = queue.start();
      for (int i = overlap - 1; i >= 0; i--) {
        // Fades from the head to what follows the cut; written where the new head will be.
        int kept = x[start + i];
        int later = x[start + lag + i];
        x[start + lag + i] = kept + (later - kept) * (i + 1) / (overlap + 1);
      }
      queue.skip(lag);
    }
    return lag;
  }

  /** Inserts up to {@code most} samples, or none if there is no good place. */
  int stretch(SampleQueue queue, int most, boolean force) {
    int limit = Math.min(longest, Math.min(most, queue.size() - overlap));
    int lag = lag(queue, Math.min(limit, queue.room()), force);
    if (lag > 0) {
      queue.repeatHead(lag);
      int[] x = queue.array();
      int seam = queue.start() + lag;
      // The repeated head would be followed by x[lag..]; fade from that to the head again.
      for (int i = 0; i < overlap; i++) {
        int natural = x[seam + lag + i];
        x[seam + i] = natural + (x[seam + i] - natural) * (i + 1) / (overlap + 1);
      }
    }
    return lag;
  }

  private int lag(SampleQueue queue, int limit, boolean force) {
    if (limit <= 0) {
      return 0;
    }
    if (isQuiet(queue, limit + overlap)) {
      return limit;
    }
    int best = 0;
    double bestScore = force ? -2 : ALIKE;
    for (int lag = shortest; lag <= limit; lag++) {
      double score = likeness(queue, lag);
      if (score > bestScore) {
        bestScore = score;
        best = lag;
      }
    }
    return best == 0 && force ? limit : best;
  }

  private static boolean isQuiet(SampleQueue queue, int count) {
    int[] x = queue.array();
    long energy = 0;
    for (int i = queue.start(); i < queue.start() + count; i++) {
      energy += (long) x[i] * x[i];
    }
    return energy < QUIET * count;
  }

  private double likeness(SampleQueue queue, int lag) {
    int[] x = queue.array();
    int start = queue.start();
    long product = 0;
    long first = 1;
    long second = 1;
    for (int i = start; i < start + overlap; i++) {
      product += (long) x[i] * x[i + lag];
      first += (long) x[i] * x[i];
      second += (long) x[i + lag] * x[i + lag];
    }
    return product / Math.sqrt((double) first * second);
  }
}
