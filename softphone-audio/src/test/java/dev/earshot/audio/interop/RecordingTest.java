package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.audio.ToneSource;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  private static final int RATE = 8000;

  private static int[] tone(double hertz) {
    int[] tone = new int[2 * RATE];
    new ToneSource(RATE, hertz, -12).fill(tone);
    return tone;
  }

  @ParameterizedTest(name = "{0} ms of 1325 Hz while {1} Hz is heard")
  @CsvSource({"10,425", "20,425", "10,875", "20,875", "40,425", "1000,425"})
  void aVoiceThatMustNotBeHeardIsFoundInAnother(int millis, double heard) {
    int[] samples = tone(heard);
    int[] other = tone(1325);
    for (int i = RATE; i < RATE + RATE / 1000 * millis; i++) {
      samples[i] += other[i];
    }
    assertThat(new Recording(RATE, samples).leak(1325, 0, 2000)).isGreaterThan(Recording.AUDIBLE);
  }

  @ParameterizedTest(name = "{0} ms missing")
  @ValueSource(ints = {5, 10, 20, 33, 40, 60})
  void aGapInAVoiceIsNoOther(int millis) {
    for (int at = 0; at < 160; at += 27) {
      int[] samples = tone(425);
      Arrays.fill(samples, RATE + at, RATE + at + RATE / 1000 * millis, 0);
      assertThat(new Recording(RATE, samples).leak(1325, 0, 2000))
          .as("at sample %d", at)
          .isLessThan(Recording.AUDIBLE);
    }
  }
}
