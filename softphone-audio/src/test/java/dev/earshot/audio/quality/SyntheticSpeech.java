package dev.earshot.audio.quality;

import java.util.Random;

/**
 * Something like speech, the same for every call: syllables of pulses whose pitch glides, shaped by
 * three formants, consonants of noise between them, and a pause after every few syllables.
 */
final class SyntheticSpeech {
  private static final double[][] VOWELS = {
    {700, 1220, 2600}, {390, 2000, 2550}, {280, 2250, 2900}, {450, 800, 2830}, {310, 870, 2250},
  };
  private static final double[] WIDTHS = {80, 100, 140};

  private final int sampleRate;
  private final Random random = new Random(42);
  private final double[][] states = new double[3][2];
  private final int[] samples;
  private int at;

  private SyntheticSpeech(int sampleRate, int seconds) {
    this.sampleRate = sampleRate;
    samples = new int[sampleRate * seconds];
  }

  static int[] of(int sampleRate, int seconds) {
    SyntheticSpeech speech = new SyntheticSpeech(sampleRate, seconds);
    speech.speak();
    return speech.samples;
  }

  private void speak() {
    double pitch = 120;
    pause(200);
    while (at < samples.length) {
      int syllables = 3 + random.nextInt(5);
      for (int i = 0; i < syllables; i++) {
        double next = 95 + 60 * random.nextDouble();
        consonant(40 + random.nextInt(50));
        vowel(VOWELS[random.nextInt(VOWELS.length)], pitch, next, 110 + random.nextInt(110));
        pitch = next;
      }
      pause(200 + random.nextInt(300));
    }
  }

  private void pause(int millis) {
    for (int i = 0; i < millis * sampleRate / 1000; i++) {
      say(0);
    }
  }

  private void consonant(int millis) {
    int count = millis * sampleRate / 1000;
    double former = 0;
    for (int i = 0; i < count; i++) {
      double noise = random.nextGaussian();
      say(700 * Math.sin(Math.PI * i / count) * (noise - 0.7 * former));
      former = noise;
    }
  }

  private void vowel(double[] formants, double from, double to, int millis) {
    int count = millis * sampleRate / 1000;
    double phase = 0;
    for (int i = 0; i < count; i++) {
      phase += (from + (to - from) * i / count) / sampleRate;
      double pulse = phase >= 1 ? 1 : 0;
      phase -= pulse;
      double sound = pulse + 0.01 * random.nextGaussian();
      for (int f = 0; f < formants.length; f++) {
        sound = resonate(states[f], sound, formants[f], WIDTHS[f]);
      }
      say(9000 * Math.sin(Math.PI * Math.sqrt((double) i / count)) * sound);
    }
  }

  /** A resonator of two poles with a gain of one at 0 Hz. */
  private double resonate(double[] state, double input, double hertz, double width) {
    double radius = Math.exp(-Math.PI * width / sampleRate);
    double turn = 2 * radius * Math.cos(2 * Math.PI * hertz / sampleRate);
    double gain = 1 - turn + radius * radius;
    double output = gain * input + turn * state[0] - radius * radius * state[1];
    state[1] = state[0];
    state[0] = output;
    return output;
  }

  /** With the noise of a quiet room, so that nothing is ever exactly silent. */
  private void say(double sample) {
    if (at < samples.length) {
      double heard = sample + 15 * random.nextGaussian();
      samples[at++] = (int) Math.clamp(heard, Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }
}
