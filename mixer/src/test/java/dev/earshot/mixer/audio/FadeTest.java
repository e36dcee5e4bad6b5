package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FadeTest {
  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 48_000})
  void aVoiceRisesWithinFiveMillisecondsAndIsThenItself(int rate) {
    Fade fade = new Fade(rate);
    int[] frame = constant(rate, 10_000);
    fade.rampUp(frame);
    assertThat(fade.length()).isEqualTo(rate / 200);
    assertThat(frame[0]).isLessThan(100);
    assertThat(largestStep(frame)).isLessThan(4 * 10_000 / fade.length());
    for (int i = 1; i < fade.length(); i++) {
      assertThat(frame[i]).isGreaterThan(frame[i - 1]);
    }
    assertThat(Arrays.copyOfRange(frame, fade.length(), frame.length)).containsOnly(10_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 48_000})
  void aVoiceEndsWithinFiveMillisecondsWithoutAStep(int rate) {
    Fade fade = new Fade(rate);
    int[] last = constant(rate, 10_000);
    int[] out = constant(rate, 77);
    fade.tail(last, out);
    assertThat(last[last.length - 1] - out[0]).isBetween(0, 100);
    assertThat(largestStep(out)).isLessThan(4 * 10_000 / fade.length());
    assertThat(Arrays.copyOfRange(out, fade.length(), out.length)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 48_000})
  void aToneEndsWithoutAClick(int rate) {
    ToneSource tone = new ToneSource(rate, 440, -6);
    int[] last = new int[rate / 100];
    tone.fill(last);
    int[] out = new int[rate / 100];
    new Fade(rate).tail(last, out);
    int[] both = Arrays.copyOf(last, 2 * last.length);
    System.arraycopy(out, 0, both, last.length, out.length);
    assertThat(largestStep(both)).isLessThanOrEqualTo(largestStep(last) + 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 48_000})
  void anEndIsMadeOfTheLastFiveMillisecondsOnly(int rate) {
    Fade fade = new Fade(rate);
    int[] last = constant(rate, 0);
    Arrays.fill(last, 0, last.length - fade.length(), 9999);
    int[] out = constant(rate, 1);
    fade.tail(last, out);
    assertThat(out).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 48_000})
  void addingToABusIsTheSame(int rate) {
    Fade fade = new Fade(rate);
    int[] voice = new int[rate / 100];
    new ToneSource(rate, 300, -10).fill(voice);
    int[] ramped = voice.clone();
    fade.rampUp(ramped);
    int[] tail = new int[voice.length];
    fade.tail(voice, tail);

    int[] bus = constant(rate, 500);
    fade.addRampedUp(voice, bus);
    fade.addTail(voice, bus);

    for (int i = 0; i < bus.length; i++) {
      assertThat(bus[i]).isEqualTo(500 + ramped[i] + tail[i]);
    }
  }

  private static int[] constant(int rate, int value) {
    int[] frame = new int[rate / 100];
    Arrays.fill(frame, value);
    return frame;
  }

  private static int largestStep(int[] samples) {
    int largest = 0;
    for (int i = 1; i < samples.length; i++) {
      largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
    }
    return largest;
  }
}
