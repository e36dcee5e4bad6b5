package dev.earshot.mixer.engine;

import java.util.Arrays;

/**
 * A sum of voices that knows whose voices are in it: samples and the account of them change in the
 * same methods, so what is audited is what is heard. Samples are 32-bit sums, not clipped. Owned by
 * the mix thread.
 */
final class MixBus {
  private final int[] samples;

  /** For each audited speaker how many of his samples in here are not zero; 0 for the others. */
  private int[] heard = {};

  MixBus(int frameSamples) {
    samples = new int[frameSamples];
  }

  /** Makes room for the accounts of as many speakers, and silence. */
  void fit(int speakers) {
    heard = new int[speakers];
    silence();
  }

  void silence() {
    Arrays.fill(samples, 0);
    Arrays.fill(heard, 0);
  }

  void take(MixBus other) {
    System.arraycopy(other.samples, 0, samples, 0, samples.length);
    System.arraycopy(other.heard, 0, heard, 0, heard.length);
  }

  void add(int speaker, Strip strip) {
    int[] voice = strip.voice();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += voice[i];
    }
    heard[speaker] += strip.auditedSamples();
  }

  void subtract(int speaker, Strip strip) {
    int[] voice = strip.voice();
    for (int i = 0; i < samples.length; i++) {
      samples[i] -= voice[i];
    }
    heard[speaker] -= strip.auditedSamples();
  }

  int[] samples() {
    return samples;
  }

  /** How many samples of an audited speaker are in here that are not zero. */
  int heard(int speaker) {
    return heard[speaker];
  }
}
