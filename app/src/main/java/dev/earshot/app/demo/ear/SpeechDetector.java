package dev.earshot.app.demo.ear;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Finds a voice by what its microphone took up: both sides are pre-emphasised, which makes speech
 * nearly white, and then correlated over delays of up to {@value #MAX_DELAY_MILLIS} ms, window by
 * window, because a jitter buffer changes its delay. Levels are the correlation, in dB: 0 means the
 * voice and nothing else, and two strangers reach -9 at the worst of moments, -20 as a rule.
 */
public final class SpeechDetector implements VoiceDetector {
  private static final int MAX_DELAY_MILLIS = 250;
  private static final int WINDOW_MILLIS = 500;

  /** How far from the key an onset is looked for, and how much of the voice tells its delay. */
  private static final int ONSET_MILLIS = 350;

  private static final double HEARD_DB = -7.5;

  /** No window may be more like the voice than this where nobody is to hear it. */
  private static final double MOMENT_DB = -5.5;

  private static final double NOTHING_DB = -127;

  /** RMS of pre-emphasised sound below which nobody speaks. */
  private static final double QUIET = 20;

  /** Pre-emphasised, for the finest timing. */
  private final int[] broad;

  /** The same without what a G.711 leg cuts off, for levels. */
  private final int[] narrow;

  private final int sampleRate;

  /**
   * @param microphone what it took up, on the clock of the ears
   */
  public SpeechDetector(int[] microphone, int sampleRate) {
    this.broad = emphasised(microphone);
    this.narrow = smoothed(smoothed(broad));
    this.sampleRate = sampleRate;
  }

  @Override
  public Level level(int[] ear, int from, int to) {
    int[] heard = smoothed(smoothed(emphasised(ear)));
    int window = Math.min(millis(WINDOW_MILLIS), to - from);
    double[] levels = new double[(to - from) / window];
    int count = 0;
    for (int at = from; at + window <= to; at += window) {
      if (spoke(at, at + window)) {
        int delay = delay(heard, narrow, at, at + window);
        levels[count++] = decibels(correlation(heard, delay, at, at + window));
      }
    }
    if (count == 0) {
      return new Level(NOTHING_DB, NOTHING_DB, NOTHING_DB);
    }
    Arrays.sort(levels, 0, count);
    double typical = levels[count / 2];
    return new Level(typical, levels[count - 1], typical);
  }

  /**
   * Where the sound is best explained by the voice being absent before and present after: the
   * lowest point of the running sum of what the voice explains.
   */
  @Override
  public OptionalInt onset(int[] ear, int from, int to) {
    int[] heard = emphasised(ear);
    int end = Math.min(to, from + millis(ONSET_MILLIS));
    int delay = delay(heard, broad, from, end);
    if (!heard(level(ear, from, to))) {
      return OptionalInt.empty();
    }
    double share =
        product(heard, broad, delay, from, end)
            / Math.max(1, power(broad, from - delay, end - delay));
    double sum = 0;
    double least = 0;
    int onset = from;
    for (int i = from; i < end; i++) {
      double expected = share * at(broad, i - delay);
      sum += 2 * expected * at(heard, i) - expected * expected;
      if (sum <= least) {
        least = sum;
        onset = i + 1;
      }
    }
    return OptionalInt.of(onset);
  }

  @Override
  public boolean spoke(int from, int to) {
    return power(narrow, from, to) > QUIET * QUIET * (to - from);
  }

  @Override
  public boolean heard(Level level) {
    return level.typical() > HEARD_DB;
  }

  @Override
  public boolean unheard(Level level) {
    return level.typical() < HEARD_DB && level.loudest() < MOMENT_DB;
  }

  /** Delay from microphone to ear at which they agree best, in samples. */
  private int delay(int[] heard, int[] said, int from, int to) {
    int[] stretch = Arrays.copyOfRange(heard, from, to);
    int best = 0;
    double most = -1;
    for (int delay = 0; delay <= millis(MAX_DELAY_MILLIS); delay++) {
      double agreement = Math.abs(agreement(stretch, said, from - delay));
      if (agreement > most) {
        most = agreement;
        best = delay;
      }
    }
    return best;
  }

  private static double agreement(int[] stretch, int[] said, int start) {
    long sum = 0;
    int first = Math.max(0, -start);
    int last = Math.min(stretch.length, said.length - start);
    for (int i = first; i < last; i += 2) {
      sum += (long) stretch[i] * said[start + i];
    }
    return sum;
  }

  private double correlation(int[] heard, int delay, int from, int to) {
    double powers = power(heard, from, to) * power(narrow, from - delay, to - delay);
    return powers == 0 ? 0 : Math.abs(product(heard, narrow, delay, from, to)) / Math.sqrt(powers);
  }

  private static double product(int[] heard, int[] said, int delay, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) at(heard, i) * at(said, i - delay);
    }
    return sum;
  }

  private static double power(int[] sound, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) at(sound, i) * at(sound, i);
    }
    return sum;
  }

  private static int at(int[] sound, int position) {
    return position >= 0 && position < sound.length ? sound[position] : 0;
  }

  private static int[] emphasised(int[] sound) {
    int[] emphasised = new int[sound.length];
    for (int i = 1; i < sound.length; i++) {
      emphasised[i] = sound[i] - sound[i - 1] * 31 / 32;
    }
    return emphasised;
  }

  private static int[] smoothed(int[] sound) {
    int[] smoothed = new int[sound.length];
    for (int i = 1; i < sound.length - 1; i++) {
      smoothed[i] = (sound[i - 1] + 2 * sound[i] + sound[i + 1]) / 4;
    }
    return smoothed;
  }

  private static double decibels(double share) {
    return share <= 0 ? NOTHING_DB : Math.max(NOTHING_DB, 20 * Math.log10(share));
  }

  private int millis(int millis) {
    return sampleRate / 1000 * millis;
  }
}
