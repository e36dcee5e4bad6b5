package dev.earshot.mixer.audio;

import java.util.Random;

/**
 * Something with the rhythm of speech, at 16 kHz in frames of 10 ms: voiced syllables of 180 ms
 * with a rise and a fall, short gaps, and after each ten of them a pause.
 */
final class SpokenLike {
  static final int RATE = 16_000;
  private static final int SYLLABLE = 18;
  private static final int GAP = 4;
  private static final int PAUSE = 70;

  private final Random random;
  private final double noise;
  private int frame;
  private double phase;

  /**
   * @param noiseDbfs level of the line's noise below everything
   */
  SpokenLike(long seed, double noiseDbfs) {
    this.random = new Random(seed);
    this.noise = 23_170 * Math.pow(10, noiseDbfs / 20);
  }

  /**
   * @param dbfs level of the loudest frames of a syllable
   */
  int[] next(double dbfs) {
    int cycle = 10 * (SYLLABLE + GAP) + PAUSE;
    int at = frame++ % cycle;
    boolean paused = at >= 10 * (SYLLABLE + GAP);
    int within = at % (SYLLABLE + GAP);
    double shape = paused || within >= SYLLABLE ? 0 : Math.sin(Math.PI * (within + 0.5) / SYLLABLE);
    return samples(shape * 32_768 * Math.pow(10, dbfs / 20));
  }

  /** Nothing but the noise of the line. */
  int[] pause() {
    return samples(0);
  }

  private int[] samples(double amplitude) {
    int[] samples = new int[RATE / 100];
    for (int i = 0; i < samples.length; i++) {
      phase += 2 * Math.PI * 180 / RATE;
      double voice = 0.7 * Math.sin(phase) + 0.5 * Math.sin(3 * phase) + 0.3 * Math.sin(7 * phase);
      samples[i] = (int) Math.round(amplitude * voice + noise * random.nextGaussian());
    }
    return samples;
  }
}
