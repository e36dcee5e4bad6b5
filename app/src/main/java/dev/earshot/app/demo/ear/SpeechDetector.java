package dev.earshot.app.demo.ear;

import java.util.OptionalInt;

/**
 * Finds a voice by what its microphone took up: normalised cross-correlation of ear and microphone
 * over delays of up to {@value #MAX_DELAY_MILLIS} ms. A level is the microphone's own, lowered by
 * the share of it that the ear holds; other voices only make the measurement less sharp.
 */
public final class SpeechDetector implements VoiceDetector {
  private static final int MAX_DELAY_MILLIS = 250;

  /** Share of the microphone's amplitude that counts as heard; chance alone reaches about 5 %. */
  private static final double HEARD = 0.3;

  private static final double UNHEARD = 0.2;
  private static final int ONSET_MILLIS = 30;
  private static final double ONSET_CORRELATION = 0.5;

  /** Amplitude below which nothing is a voice. */
  private static final int QUIET = 64;

  private final int[] microphone;
  private final int sampleRate;

  /**
   * @param microphone what it took up, on the clock of the ears
   */
  public SpeechDetector(int[] microphone, int sampleRate) {
    this.microphone = microphone.clone();
    this.sampleRate = sampleRate;
  }

  @Override
  public Level level(int[] ear, int from, int to) {
    double share = Math.abs(share(ear, delay(ear, from, to), from, to));
    double decibels = share == 0 ? -127 : 20 * Math.log10(share);
    return new Level(decibels, decibels, decibels);
  }

  @Override
  public OptionalInt onset(int[] ear, int from, int to) {
    int delay = delay(ear, from, to);
    int window = sampleRate / 1000 * ONSET_MILLIS;
    for (int at = from; at + window <= to; at += sampleRate / 1000) {
      if (correlation(ear, delay, at, at + window) >= ONSET_CORRELATION) {
        return OptionalInt.of(firstSound(delay, at, at + window));
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public boolean spoke(int from, int to) {
    double power = 0;
    for (int i = from; i < to; i++) {
      power += (double) voice(i) * voice(i);
    }
    return power > (double) QUIET * QUIET * (to - from);
  }

  @Override
  public boolean heard(Level level) {
    return level.typical() > 20 * Math.log10(HEARD);
  }

  @Override
  public boolean unheard(Level level) {
    return level.loudest() < 20 * Math.log10(UNHEARD);
  }

  /** Delay from microphone to ear at which they agree best, in samples; coarse, then fine. */
  private int delay(int[] ear, int from, int to) {
    int longest = sampleRate / 1000 * MAX_DELAY_MILLIS;
    int best = 0;
    double most = -1;
    for (int delay = 0; delay <= longest; delay++) {
      double agreement = Math.abs(product(ear, delay, from, to, 2));
      if (agreement > most) {
        most = agreement;
        best = delay;
      }
    }
    return best;
  }

  private double share(int[] ear, int delay, int from, int to) {
    double power = 0;
    for (int i = from; i < to; i++) {
      double voice = voice(i - delay);
      power += voice * voice;
    }
    return power == 0 ? 0 : product(ear, delay, from, to, 1) / power;
  }

  private double correlation(int[] ear, int delay, int from, int to) {
    double voice = 0;
    double heard = 0;
    for (int i = from; i < to; i++) {
      voice += (double) voice(i - delay) * voice(i - delay);
      heard += (double) ear[i] * ear[i];
    }
    double least = (double) QUIET * QUIET * (to - from);
    return voice < least || heard < least
        ? 0
        : product(ear, delay, from, to, 1) / Math.sqrt(voice * heard);
  }

  private double product(int[] ear, int delay, int from, int to, int step) {
    long sum = 0;
    for (int i = from; i < to; i += step) {
      sum += (long) ear[i] * voice(i - delay);
    }
    return sum;
  }

  private int firstSound(int delay, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Math.abs(voice(i - delay)) > QUIET) {
        return i;
      }
    }
    return from;
  }

  private int voice(int at) {
    return at >= 0 && at < microphone.length ? microphone[at] : 0;
  }
}
