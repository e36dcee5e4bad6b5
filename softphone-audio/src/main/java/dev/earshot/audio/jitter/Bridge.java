package dev.earshot.audio.jitter;

/**
 * Fills a gap both of whose sides are known: what was before it is continued and what comes after
 * it is continued backwards, pitch period by pitch period, and the one is faded into the other. The
 * first is stretched a little so that the two are in phase where they meet; the fade keeps the
 * loudness, however alike they are.
 *
 * <p>Owned by the jitter buffer's thread; no allocation after construction.
 */
final class Bridge {
  /** The longest gap that is worth it; a vowel is another one by then. */
  private static final int LONGEST_MILLIS = 80;

  private static final int TEMPLATE_MILLIS = 5;
  private static final int MOST_SHIFT_MILLIS = 5;

  /** Likeness of the sides below which their phases mean nothing. */
  private static final double ALIKE = 0.3;

  /** What a millisecond of stretching must gain in likeness. */
  private static final double SHIFT_COST = 0.016;

  /** What is continued backwards has its full loudness for so long, and then grows softer. */
  private static final int HOLD_MILLIS = 20;

  private static final int FADE_MILLIS = 80;

  private final int perMilli;
  private final Pitch pitch;
  private final int[] onward;
  private final double[] forward;
  private final double[] backward;

  Bridge(int sampleRate) {
    perMilli = sampleRate / 1000;
    pitch = new Pitch(sampleRate);
    onward = new int[(LONGEST_MILLIS + MOST_SHIFT_MILLIS + TEMPLATE_MILLIS) * perMilli];
    forward = new double[longest()];
    backward = new double[longest()];
  }

  /** Samples of the longest gap that can be filled. */
  int longest() {
    return LONGEST_MILLIS * perMilli;
  }

  /**
   * Room for the continuation of what was before the gap, to be filled before {@link #fill}: as
   * many samples as {@link #wanted}.
   */
  int[] onward() {
    return onward;
  }

  int wanted(int count) {
    return count + (MOST_SHIFT_MILLIS + TEMPLATE_MILLIS) * perMilli;
  }

  /**
   * Fills the first {@code count} samples.
   *
   * @param period pitch before the gap
   * @param next what comes after it
   */
  void fill(int[] samples, int count, int period, int[] next, int nextCount) {
    int reach = Math.min(period / 2 + 1, MOST_SHIFT_MILLIS * perMilli);
    int shift = bestShift(count, reach, next, Math.min(nextCount, TEMPLATE_MILLIS * perMilli));
    continueForward(count, shift);
    continueBackward(count, next, nextCount, pitch.after(next, nextCount, period));
    fade(samples, count);
  }

  /** By how many samples the continuation comes too early at the end of the gap. */
  private int bestShift(int count, int reach, int[] next, int template) {
    int best = 0;
    double bestScore = ALIKE;
    for (int shift = -Math.min(reach, count - 1); shift <= reach; shift++) {
      double cost = SHIFT_COST * Math.abs(shift) / perMilli;
      double score = likeness(count + shift, next, template) - cost;
      if (score > bestScore) {
        bestScore = score;
        best = shift;
      }
    }
    return best;
  }

  private double likeness(int from, int[] next, int template) {
    double product = 0;
    double first = 1;
    double second = 1;
    for (int i = 0; i < template; i++) {
      double x = onward[from + i];
      double y = next[i];
      product += x * y;
      first += x * x;
      second += y * y;
    }
    return product / Math.sqrt(first * second);
  }

  private void continueForward(int count, int shift) {
    double scale = (double) (count + shift) / count;
    for (int i = 0; i < count; i++) {
      double at = i * scale;
      int whole = (int) at;
      forward[i] = onward[whole] + (at - whole) * (onward[whole + 1] - onward[whole]);
    }
  }

  private void continueBackward(int count, int[] next, int nextCount, int period) {
    int seam = Math.max(1, period / 4);
    // The step between the last sample invented and the first real one is levelled out.
    double step = period < nextCount ? next[0] - next[period] : 0;
    for (int i = 0; i < count; i++) {
      int distance = count - i;
      int phase = Math.floorMod(-distance, period);
      double sample = next[phase];
      if (distance > period && phase < seam && period + phase < nextCount) {
        double natural = next[period + phase];
        sample = natural + (sample - natural) * (phase + 1) / (seam + 1);
      }
      if (distance <= seam) {
        sample += step * (seam - distance + 1) / (seam + 1);
      }
      double faded = (double) (distance - HOLD_MILLIS * perMilli) / (FADE_MILLIS * perMilli);
      backward[i] = sample * Math.clamp(1 - faded, 0, 1);
    }
  }

  /** Sides that are alike add up as amplitudes, others as energies. */
  private void fade(int[] samples, int count) {
    double alike = alike(count);
    for (int i = 0; i < count; i++) {
      // The ends of the cosine are left out: a flatter fade is heard less in long gaps.
      double in = 0.5 - 0.5 * Math.cos(Math.PI * (0.125 + 0.75 * (i + 1) / (count + 1)));
      double out = 1 - in;
      double loudness = Math.sqrt(in * in + out * out + 2 * in * out * alike);
      double value = (out * forward[i] + in * backward[i]) / loudness;
      samples[i] = (int) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  private double alike(int count) {
    double product = 0;
    double first = 1;
    double second = 1;
    for (int i = 0; i < count; i++) {
      product += forward[i] * backward[i];
      first += forward[i] * forward[i];
      second += backward[i] * backward[i];
    }
    return Math.max(0, product / Math.sqrt(first * second));
  }
}
