package dev.earshot.audio.jitter;

/**
 * Shortens or lengthens speech by one stretch of 2.5 to 15 ms that resembles its neighbour, with a
 * cross-fade, so that the change is hardly heard (time domain, like WSOLA). Works on the head of a
 * queue; no allocation.
 */
final class TimeScale {
  private static final int STEADY_OVERLAPS = 4;

  private final int shortest;
  private final int longest;
  private final int overlap;
  private final Quiet quiet;

  TimeScale(int sampleRate) {
    quiet = new Quiet(sampleRate);
    shortest = sampleRate / 400;
    longest = sampleRate * 15 / 1000;
    overlap = sampleRate / 400;
  }

  /** Samples that should be there beyond what may be removed. */
  int overlap() {
    return STEADY_OVERLAPS * overlap;
  }

  /** Learns what a pause sounds like, from what is played next. */
  void listen(SampleQueue queue, int count) {
    quiet.listen(queue.array(), queue.start(), count);
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
   * @return samples removed, 0 if there was no good place
   */
  int cut(SampleQueue queue, int most, Urgency urgency) {
    int limit = Math.min(longest, Math.min(most, queue.size() - overlap));
    int lag = lag(queue, limit, urgency);
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
  int stretch(SampleQueue queue, int most, Urgency urgency) {
    int limit = Math.min(longest, Math.min(most, queue.size() - overlap));
    int lag = lag(queue, Math.min(limit, queue.room()), urgency);
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

  private int lag(SampleQueue queue, int limit, Urgency urgency) {
    if (limit <= 0) {
      return 0;
    }
    boolean unheard = urgency.compareTo(Urgency.UNHEARD) <= 0;
    if (quiet.isQuiet(queue.array(), queue.start(), limit + overlap)) {
      return unheard && !quiet.isPause() ? 0 : limit;
    }
    if (urgency == Urgency.IN_PAUSES) {
      return 0;
    }
    int best = 0;
    double bestScore = urgency.likeness;
    for (int lag = shortest; lag <= limit && bestScore < 1; lag++) {
      double score = likeness(queue, lag, overlap);
      if (score > bestScore) {
        bestScore = score;
        best = lag;
      }
    }
    if (unheard && best > 0) {
      return isSteady(queue, best) ? best : 0;
    }
    return best == 0 && urgency == Urgency.ANYWHERE ? limit : best;
  }

  /** Looks longer: within so much of speech no two periods are the same. */
  private boolean isSteady(SampleQueue queue, int lag) {
    int count = STEADY_OVERLAPS * overlap;
    return queue.size() >= lag + count && likeness(queue, lag, count) > Urgency.UNHEARD.likeness;
  }

  private double likeness(SampleQueue queue, int lag, int count) {
    int[] x = queue.array();
    int start = queue.start();
    long product = 0;
    long first = 1;
    long second = 1;
    for (int i = start; i < start + count; i++) {
      product += (long) x[i] * x[i + lag];
      first += (long) x[i] * x[i];
      second += (long) x[i + lag] * x[i + lag];
    }
    return product / Math.sqrt((double) first * second);
  }
}
