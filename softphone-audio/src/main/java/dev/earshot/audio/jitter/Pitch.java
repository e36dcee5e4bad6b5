package dev.earshot.audio.jitter;

/**
 * The pitch of a voice in samples: the lag at which it resembles itself most, by normalised
 * cross-correlation, from 67 to 400 Hz. Stateless apart from its rate; no allocation.
 */
final class Pitch {
  private static final int LONGEST_MILLIS = 15;
  private static final int WINDOW_MILLIS = 20;

  /** A multiple of the pitch must be clearly better than the pitch itself. */
  private static final double CLEARLY = 1.02;

  private final int shortest;
  private final int longest;
  private final int window;
  private final int least;

  /** Only every few samples of a wideband voice are compared: its pitch is in its low tones. */
  private final int stride;

  Pitch(int sampleRate) {
    int perMilli = sampleRate / 1000;
    shortest = perMilli * 5 / 2;
    longest = LONGEST_MILLIS * perMilli;
    window = WINDOW_MILLIS * perMilli;
    least = 5 * perMilli;
    stride = Math.max(1, perMilli / 4);
  }

  int longest() {
    return longest;
  }

  /** Pitch of what ends before {@code end}, where enough must be. */
  int before(int[] samples, int end) {
    int best = longest;
    double bestScore = 0;
    for (int lag = shortest; lag <= longest; lag++) {
      double score = likeness(samples, end - window, end, lag);
      if (score > bestScore * CLEARLY) {
        bestScore = score;
        best = lag;
      }
    }
    return best;
  }

  /** Pitch at the beginning of {@code count} samples; {@code otherwise} if they are too few. */
  int after(int[] samples, int count, int otherwise) {
    int best = Math.min(otherwise, count);
    double bestScore = 0;
    for (int lag = shortest; lag <= Math.min(longest, count - least); lag++) {
      double score = likeness(samples, lag, count, lag);
      if (score > bestScore * CLEARLY) {
        bestScore = score;
        best = lag;
      }
    }
    return best;
  }

  private double likeness(int[] samples, int from, int to, int lag) {
    long product = 0;
    long energy = 1;
    long former = 1;
    for (int i = from; i < to; i += stride) {
      long now = samples[i];
      long then = samples[i - lag];
      product += now * then;
      energy += now * now;
      former += then * then;
    }
    return product <= 0 ? 0 : product / Math.sqrt((double) energy * former);
  }
}
