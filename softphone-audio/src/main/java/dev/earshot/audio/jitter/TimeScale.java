package dev.earshot.audio.jitter;

/**
 * Shortens or lengthens speech by one stretch of 2.5 to 15 ms that resembles its neighbour, with a
 * cross-fade, so that the change is hardly heard (time domain, like WSOLA). Works on the head of a
 * queue; no allocation.
 */
final class TimeScale {
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

  /** Samples that {@link #cut} must see beyond what it may remove. */
  int overlap() {
    return overlap;
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
    if (quiet.isQuiet(queue.array(), queue.start(), limit + overlap)) {
      return limit;
    }
    int best = 0;
    double bestScore = urgency.likeness;
    for (int lag = shortest; lag <= limit && bestScore < 1; lag++) {
      double score = likeness(queue, lag);
      if (score > bestScore) {
        bestScore = score;
        best = lag;
      }
    }
    return best == 0 && urgency == Urgency.ANYWHERE ? limit : best;
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
