package dev.earshot.audio.guard;

import java.util.Arrays;

/**
 * How alike what was said and what is heard are, for every delay between them, in a short window
 * that moves on step by step and in a long one that fades. All delays are looked at in every step:
 * a million multiplications that the processor does sixteen at a time. Owned by one thread.
 */
final class Correlation {
  /** Samples of a step: 10 ms at 8 kHz. */
  static final int STEP = 80;

  /** Steps in the short window: what is heard for 50 ms must be enough. */
  static final int SHORT_STEPS = 5;

  private static final int SHORT = SHORT_STEPS * STEP;

  /** Fades by half in 0.28 s. */
  private static final float FADING = 0.975f;

  /** Share from which on a step for itself is taken to show our voice. */
  private static final float AGREES = 0.5f;

  private static final float SAME_FACTOR = 1.8f;

  /** Steps until delays are looked at again where the buffer is moved to its beginning. */
  private static final int SPARE = 64 * STEP;

  private final int lags;
  private final float[] said;

  /** Energy of everything before a sample of {@link #said}. */
  private final double[] energyBefore;

  private final float[][] steps;
  private final float[] heardEnergies = new float[SHORT_STEPS];
  private final float[] longSum;
  private final float[] longSaid;
  private final Peak shortPeak = new Peak();
  private final Peak longPeak = new Peak();
  private float longHeard;
  private int newest;
  private int end;
  private boolean empty = true;

  /** The best delay of a window. */
  static final class Peak {
    /** In samples. */
    int lag;

    /** Square of the normalised correlation, 0 to 1: the share of what is heard that is ours. */
    float share;

    /** Factor from what was said to what is heard. */
    float gain;

    /**
     * Steps of the short window that show the same delay and about the same factor each for itself:
     * two vowels of the same pitch are alike now and then, but not in every hundredth of a second.
     */
    int agreeing;

    void none() {
      share = 0;
      gain = 0;
      agreeing = 0;
    }
  }

  /**
   * @param longestDelay in samples
   */
  Correlation(int longestDelay) {
    lags = longestDelay + 1;
    int kept = lags + SHORT;
    said = new float[kept + SPARE];
    energyBefore = new double[said.length + 1];
    steps = new float[SHORT_STEPS][lags];
    longSum = new float[lags];
    longSaid = new float[lags];
    end = kept;
  }

  Peak shortPeak() {
    return shortPeak;
  }

  Peak longPeak() {
    return longPeak;
  }

  /** Forgets everything. */
  void reset() {
    Arrays.fill(said, 0);
    Arrays.fill(energyBefore, 0);
    for (float[] step : steps) {
      Arrays.fill(step, 0);
    }
    Arrays.fill(heardEnergies, 0);
    Arrays.fill(longSum, 0);
    Arrays.fill(longSaid, 0);
    longHeard = 0;
    shortPeak.none();
    longPeak.none();
    empty = true;
    end = lags + SHORT;
  }

  /** One step of both, pre-emphasised. */
  void step(float[] spoken, float[] heard) {
    append(spoken);
    boolean nothing = energyBefore[end] - energyBefore[end - lags - SHORT] <= 0;
    if (nothing && empty) {
      shortPeak.none();
      longPeak.none();
      return;
    }
    if (nothing) {
      // Said long ago: whatever comes of it would have come by now.
      reset();
      return;
    }
    empty = false;
    newest = (newest + 1) % SHORT_STEPS;
    multiply(heard, steps[newest]);
    float heardNow = energy(heard);
    heardEnergies[newest] = heardNow;
    fade(steps[newest], heardNow);
    searchShort();
    searchLong();
  }

  private void append(float[] spoken) {
    if (end + STEP > said.length) {
      int kept = lags + SHORT;
      double base = energyBefore[end - kept];
      System.arraycopy(said, end - kept, said, 0, kept);
      for (int i = 0; i <= kept; i++) {
        energyBefore[i] = energyBefore[end - kept + i] - base;
      }
      end = kept;
    }
    for (int i = 0; i < STEP; i++) {
      float sample = spoken[i];
      said[end] = sample;
      energyBefore[end + 1] = energyBefore[end] + (double) sample * sample;
      end++;
    }
  }

  /**
   * The products of this step for each delay, the longest first. Eight samples at a time: one pass
   * over the sums for eight over what was said.
   */
  private void multiply(float[] heard, float[] sums) {
    Arrays.fill(sums, 0);
    int first = end - STEP - (lags - 1);
    for (int i = 0; i < STEP; i += 8) {
      eight(heard, i, sums, first + i);
    }
  }

  private void eight(float[] heard, int i, float[] sums, int at) {
    float h0 = heard[i];
    float h1 = heard[i + 1];
    float h2 = heard[i + 2];
    float h3 = heard[i + 3];
    float h4 = heard[i + 4];
    float h5 = heard[i + 5];
    float h6 = heard[i + 6];
    float h7 = heard[i + 7];
    float[] x = said;
    for (int r = 0; r < sums.length; r++) {
      int k = at + r;
      sums[r] +=
          h0 * x[k]
              + h1 * x[k + 1]
              + h2 * x[k + 2]
              + h3 * x[k + 3]
              + h4 * x[k + 4]
              + h5 * x[k + 5]
              + h6 * x[k + 6]
              + h7 * x[k + 7];
    }
  }

  private void fade(float[] sums, float heardNow) {
    longHeard = longHeard * FADING + heardNow;
    int first = end - STEP - (lags - 1);
    for (int r = 0; r < lags; r++) {
      longSum[r] = longSum[r] * FADING + sums[r];
    }
    for (int r = 0; r < lags; r++) {
      float saidNow = (float) (energyBefore[first + r + STEP] - energyBefore[first + r]);
      longSaid[r] = longSaid[r] * FADING + saidNow;
    }
  }

  private void searchShort() {
    float heard = 0;
    for (float energy : heardEnergies) {
      heard += energy;
    }
    int first = end - SHORT - (lags - 1);
    float best = 0;
    int bestAt = 0;
    for (int r = 0; r < lags; r++) {
      float sum = steps[0][r] + steps[1][r] + steps[2][r] + steps[3][r] + steps[4][r];
      float spoken = (float) (energyBefore[first + r + SHORT] - energyBefore[first + r]);
      float likeness = sum * sum / (spoken + FLOOR);
      if (likeness > best) {
        best = likeness;
        bestAt = r;
      }
    }
    float spoken = (float) (energyBefore[first + bestAt + SHORT] - energyBefore[first + bestAt]);
    float sum = 0;
    for (float[] step : steps) {
      sum += step[bestAt];
    }
    found(shortPeak, bestAt, best / (heard + FLOOR), sum / (spoken + FLOOR));
    shortPeak.agreeing = agreeing(bestAt, shortPeak.gain);
  }

  private int agreeing(int at, float gain) {
    int count = 0;
    for (int age = 0; age < SHORT_STEPS; age++) {
      int step = Math.floorMod(newest - age, SHORT_STEPS);
      int first = end - (age + 1) * STEP - (lags - 1) + at;
      float spoken = (float) (energyBefore[first + STEP] - energyBefore[first]);
      float sum = steps[step][at];
      float share = sum * sum / ((spoken + FLOOR) * (heardEnergies[step] + FLOOR));
      float factor = sum / (spoken + FLOOR) / gain;
      if (share > AGREES && factor > 1 / SAME_FACTOR && factor < SAME_FACTOR) {
        count++;
      }
    }
    return count;
  }

  /** Less than this energy is no voice: some 10 units of a sample in each of a step's. */
  private static final float FLOOR = 8_000;

  private void searchLong() {
    float best = 0;
    int bestAt = 0;
    for (int r = 0; r < lags; r++) {
      float likeness = longSum[r] * longSum[r] / (longSaid[r] + FLOOR);
      if (likeness > best) {
        best = likeness;
        bestAt = r;
      }
    }
    found(
        longPeak, bestAt, best / (longHeard + FLOOR), longSum[bestAt] / (longSaid[bestAt] + FLOOR));
  }

  private void found(Peak peak, int at, float share, float gain) {
    peak.lag = lags - 1 - at;
    peak.share = share;
    peak.gain = gain;
  }

  private static float energy(float[] samples) {
    float sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return sum;
  }
}
