package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelMeterTest {
  @ParameterizedTest
  @ValueSource(ints = {0, -3, -10, -20, -40, -60})
  void aSineReadsItsLevel(int dbfs) {
    int[] frame = new int[800];
    new ToneSource(16_000, 1000, dbfs).fill(frame);
    assertThat(LevelMeter.dbfs(frame)).isEqualTo(dbfs);
  }

  @Test
  void onlyZerosAreSilence() {
    int[] frame = new int[960];
    assertThat(LevelMeter.dbfs(frame)).isEqualTo(LevelMeter.SILENCE);
    frame[500] = -1;
    assertThat(LevelMeter.dbfs(frame)).isEqualTo(-117);
    assertThat(LevelMeter.dbfs(new int[0])).isEqualTo(LevelMeter.SILENCE);
  }

  @Test
  void theFaintestSoundIsNotSilence() {
    int[] frame = new int[100_000];
    frame[0] = 1;
    assertThat(LevelMeter.dbfs(frame)).isEqualTo(-126);
  }

  @Test
  void whatIsLouderThanAFullSineReadsZero() {
    int[] frame = new int[160];
    Arrays.fill(frame, -32768);
    assertThat(LevelMeter.dbfs(frame)).isZero();
    Arrays.fill(frame, -200_000);
    assertThat(LevelMeter.dbfs(frame)).isZero();
  }

  @Test
  void everyLevelIsTheRoundedLogarithmOfTheMeanSquare() {
    int[] frame = new int[80];
    for (int sample = 1; sample <= 46_000; sample += 1 + sample / 50) {
      for (int count = 1; count <= frame.length; count += 7) {
        Arrays.fill(frame, 0);
        Arrays.fill(frame, 0, count, sample);
        double meanSquare = (double) sample * sample * count / frame.length;
        double exact = 10 * Math.log10(meanSquare / (32768.0 * 32768.0 / 2));
        assertThat(LevelMeter.dbfs(frame)).isEqualTo((int) Math.min(0, Math.round(exact)));
      }
    }
  }
}
