package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcealmentTest {
  private static final int RATE = 8000;

  @ParameterizedTest
  @ValueSource(ints = {90, 120, 200, 310})
  void aLostPacketOfAVoiceIsRepeatedInPhase(int hertz) {
    Concealment concealment = new Concealment(RATE);
    int[] voice = voice(hertz, 1600);
    concealment.accept(voice.clone(), 0, 800);
    int[] invented = new int[80];
    concealment.conceal(invented, 0, 80);

    double error = 0;
    double signal = 0;
    for (int i = 0; i < 80; i++) {
      error += Math.pow(invented[i] - voice[800 + i], 2);
      signal += Math.pow(voice[800 + i], 2);
    }
    // A vowel is so regular that the invention is at least 10 dB closer to it than silence.
    assertThat(error).isLessThan(signal / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 80, 160, 400, 1000})
  void neitherSeamClicks(int missing) {
    Concealment concealment = new Concealment(RATE);
    int[] voice = voice(130, 3000);
    int[] heard = voice.clone();
    concealment.accept(heard, 0, 800);
    concealment.conceal(heard, 800, missing);
    concealment.accept(heard, 800 + missing, 800);

    assertThat(steepest(heard, 700, 1600 + missing)).isLessThan(2 * steepest(voice, 0, 3000));
  }

  @Test
  void itIsSilentAfterATenthOfASecond() {
    Concealment concealment = new Concealment(RATE);
    concealment.accept(voice(150, 800), 0, 800);
    int[] invented = new int[1600];
    concealment.conceal(invented, 0, 1600);

    assertThat(concealment.isSilent()).isTrue();
    assertThat(java.util.Arrays.copyOfRange(invented, 800, 1600)).containsOnly(0);
    assertThat(energy(invented, 320, 400)).isLessThan(energy(invented, 0, 80));
  }

  @Test
  void withoutHistoryItIsSilent() {
    int[] invented = new int[80];
    new Concealment(RATE).conceal(invented, 0, 80);

    assertThat(invented).containsOnly(0);
  }

  /** Harmonics that fall off, like a vowel. */
  private static int[] voice(int hertz, int count) {
    int[] samples = new int[count];
    for (int i = 0; i < count; i++) {
      double phase = 2 * Math.PI * hertz * i / RATE;
      double sum = Math.sin(phase) + 0.6 * Math.sin(2 * phase + 1) + 0.4 * Math.sin(3 * phase + 2);
      samples[i] = (int) (6000 * sum);
    }
    return samples;
  }

  private static int steepest(int[] samples, int from, int to) {
    int steepest = 0;
    for (int i = from + 1; i < to; i++) {
      steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
    }
    return steepest;
  }

  private static double energy(int[] samples, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return energy;
  }
}
