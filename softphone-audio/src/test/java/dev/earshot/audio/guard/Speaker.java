package dev.earshot.audio.guard;

import java.util.Random;

/**
 * Somebody who talks without end at 8 kHz, another one for each seed: syllables of pulses whose
 * pitch wanders around his own, shaped by three formants of his own length of throat, consonants of
 * noise, and pauses.
 */
final class Speaker {
  private static final double[][] VOWELS = {
    {700, 1220, 2600}, {390, 2000, 2550}, {280, 2250, 2900}, {450, 800, 2830}, {310, 870, 2250},
  };
  private static final double[] WIDTHS = {80, 100, 140};
  private static final int RATE = 8_000;

  private final Random random;
  private final double pitch;
  private final double throat;
  private final double[][] states = new double[3][2];
  private final int[] samples;
  private int at;

  private Speaker(long seed, int millis) {
    random = new Random(seed);
    pitch = 85 + 150 * random.nextDouble();
    throat = 0.85 + 0.35 * random.nextDouble();
    samples = new int[millis * 8];
  }

  static int[] says(long seed, int millis) {
    Speaker speaker = new Speaker(seed, millis);
    speaker.speak();
    return speaker.samples;
  }

  /** Zeros before, so that he begins at a known time. */
  static int[] saysAfter(int silentMillis, long seed, int millis) {
    int[] all = new int[millis * 8];
    int[] voice = says(seed, millis - silentMillis);
    System.arraycopy(voice, 0, all, silentMillis * 8, voice.length);
    return all;
  }

  private void speak() {
    double from = pitch;
    while (at < samples.length) {
      int syllables = 3 + random.nextInt(5);
      for (int i = 0; i < syllables; i++) {
        double to = pitch * (0.8 + 0.45 * random.nextDouble());
        consonant(30 + random.nextInt(60));
        vowel(coloured(VOWELS[random.nextInt(VOWELS.length)]), from, to, 90 + random.nextInt(140));
        from = to;
      }
      pause(150 + random.nextInt(500));
    }
  }

  /** Nor is a vowel ever the same twice. */
  private double[] coloured(double[] formants) {
    double[] own = formants.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] *= 0.9 + 0.2 * random.nextDouble();
    }
    return own;
  }

  private void pause(int millis) {
    for (int i = 0; i < millis * RATE / 1000; i++) {
      say(0);
    }
  }

  private void consonant(int millis) {
    int count = millis * RATE / 1000;
    double former = 0;
    for (int i = 0; i < count; i++) {
      double noise = random.nextGaussian();
      say(700 * Math.sin(Math.PI * i / count) * (noise - 0.7 * former));
      former = noise;
    }
  }

  private void vowel(double[] formants, double from, double to, int millis) {
    int count = millis * RATE / 1000;
    double phase = 0;
    for (int i = 0; i < count; i++) {
      phase += (from + (to - from) * i / count) / RATE;
      double pulse = 0;
      if (phase >= 1) {
        // No two pulses of a voice are alike, neither in time nor in strength.
        pulse = 1 + 0.08 * random.nextGaussian();
        phase -= 1 + 0.012 * random.nextGaussian();
      }
      double sound = pulse + 0.02 * random.nextGaussian();
      for (int f = 0; f < formants.length; f++) {
        sound = resonate(states[f], sound, formants[f] * throat, WIDTHS[f]);
      }
      say(9000 * Math.sin(Math.PI * Math.sqrt((double) i / count)) * sound);
    }
  }

  private static double resonate(double[] state, double input, double hertz, double width) {
    double radius = Math.exp(-Math.PI * width / RATE);
    double turn = 2 * radius * Math.cos(2 * Math.PI * Math.min(hertz, 3_800) / RATE);
    double gain = 1 - turn + radius * radius;
    double output = gain * input + turn * state[0] - radius * radius * state[1];
    state[1] = state[0];
    state[0] = output;
    return output;
  }

  private void say(double sample) {
    if (at < samples.length) {
      double heard = sample + 10 * random.nextGaussian();
      samples[at++] = (int) Math.clamp(heard, Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }
}
