package dev.earshot.audio.guard;

import java.util.Arrays;

/**
 * Whether a voice came by way of air and plastic. A conference passes it on as it is, so that one
 * delay and one factor explain all of it that can be explained; a loudspeaker, a room and a
 * microphone smear it over milliseconds, so that a filter explains much more than a factor. The
 * filter is the best one there is for the last half a second (normal equations, solved by
 * Levinson's recursion). Keeps what was said and heard; owned by one thread.
 */
final class Colour {
  /** Steps of both that are kept and compared. */
  static final int STEPS = 40;

  private static final int SPAN = STEPS * Correlation.STEP;
  private static final int TAPS = 40;

  /** Taps before the strongest: the peak need not be the first. */
  private static final int BEFORE = 10;

  /** A filter explains some of anything: so many times its share of unknowns to equations. */
  private static final double CHANCE = 3.0 * TAPS / SPAN;

  private static final double MORE = 1.35;

  private static final double CLEAR = 0.25;

  private final float[] said;
  private final float[] heard = new float[SPAN];
  private final double[] own = new double[TAPS];
  private final double[] cross = new double[TAPS];
  private final double[] filter = new double[TAPS];
  private final double[] predictor = new double[TAPS];
  private final double[] former = new double[TAPS];

  Colour(int longestDelay) {
    said = new float[longestDelay + SPAN + 2 * TAPS];
  }

  void reset() {
    Arrays.fill(said, 0);
    Arrays.fill(heard, 0);
  }

  void step(float[] saidNow, float[] heardNow) {
    push(said, saidNow);
    push(heard, heardNow);
  }

  private static void push(float[] line, float[] now) {
    System.arraycopy(line, now.length, line, 0, line.length - now.length);
    System.arraycopy(now, 0, line, line.length - now.length, now.length);
  }

  /** What a way does to a voice. */
  enum Kind {
    PLAIN,
    COLOURED,
    /** Too little of what is heard is explained by the voice at all. */
    UNCLEAR
  }

  /** The way with that delay. */
  Kind of(int delay) {
    multiply(Math.min(said.length - SPAN - delay + BEFORE, said.length - SPAN));
    double energy = 1;
    for (float sample : heard) {
      energy += (double) sample * sample;
    }
    double single = 0;
    for (double likeness : cross) {
      single = Math.max(single, likeness * likeness / own[0]);
    }
    double filtered = explained();
    double honest = filtered - CHANCE * Math.max(0, energy - filtered);
    if (honest < CLEAR * energy) {
      return Kind.UNCLEAR;
    }
    return honest > MORE * single ? Kind.COLOURED : Kind.PLAIN;
  }

  private void multiply(int start) {
    for (int k = 0; k < TAPS; k++) {
      double products = 0;
      double likeness = 0;
      for (int i = 0; i < SPAN; i++) {
        products += (double) said[start + i] * said[start + i - k];
        likeness += (double) heard[i] * said[start + i - k];
      }
      own[k] = products;
      cross[k] = likeness;
    }
    // Without a little noise of its own the matrix might have no inverse.
    own[0] = own[0] * 1.001 + 1;
  }

  /** Energy that the best filter explains: Levinson's recursion for a symmetric Toeplitz matrix. */
  private double explained() {
    Arrays.fill(filter, 0);
    Arrays.fill(predictor, 0);
    double error = own[0];
    filter[0] = cross[0] / error;
    for (int n = 1; n < TAPS; n++) {
      error = predict(n, error);
      double rest = cross[n];
      for (int i = 0; i < n; i++) {
        rest -= filter[i] * own[n - i];
      }
      filter[n] = rest / error;
      for (int i = 0; i < n; i++) {
        filter[i] += filter[n] * predictor[n - i];
      }
    }
    double sum = 0;
    for (int i = 0; i < TAPS; i++) {
      sum += filter[i] * cross[i];
    }
    return sum;
  }

  /** One order more; the value is the energy that is left unpredicted. */
  private double predict(int n, double error) {
    double sum = own[n];
    for (int i = 1; i < n; i++) {
      sum += predictor[i] * own[n - i];
    }
    double reflection = -sum / error;
    System.arraycopy(predictor, 0, former, 0, n);
    for (int i = 1; i < n; i++) {
      predictor[i] = former[i] + reflection * former[n - i];
    }
    predictor[n] = reflection;
    return error * (1 - reflection * reflection);
  }
}
