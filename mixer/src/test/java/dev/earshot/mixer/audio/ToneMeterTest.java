package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToneMeterTest {
  private static final ToneMeter METER = new ToneMeter(16_000);

  @ParameterizedTest
  @CsvSource({
    "400, 0",
    "440, -10",
    "1000, -20",
    "1003.7, -20",
    "3999, -40",
    "7000, -3",
    "41, -6",
    "700, -70"
  })
  void aToneReadsItsLevelAlsoBetweenBins(double hertz, double dbfs) {
    assertThat(METER.dbfs(tone(hertz, dbfs, 3200), hertz)).isCloseTo(dbfs, within(0.2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {420, 437.3, 380, 800, 1200, 3300})
  void anotherToneIsNotSeen(double other) {
    assertThat(METER.dbfs(tone(other, 0, 3200), 400)).isLessThan(-88);
  }

  @Test
  void aFaintToneIsFoundBesideLoudOnes() {
    int[] sum = tone(400, -60, 3200);
    int[] loud = tone(500, -6, 3200);
    int[] louder = tone(650, -3, 3200);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += loud[i] + louder[i];
    }
    assertThat(METER.dbfs(sum, 400)).isCloseTo(-60, within(0.5));
  }

  @Test
  void whiteNoiseIsSpreadOverAllFrequencies() {
    int[] noise = new Random(7).ints(3200, -3277, 3277).toArray();
    assertThat(METER.dbfs(noise, 1000)).isLessThan(-40);
  }

  @Test
  void silenceReadsTheLowest() {
    assertThat(METER.dbfs(new int[3200], 1000)).isEqualTo(-127);
    assertThat(METER.dbfs(new int[0], 1000)).isEqualTo(-127);
  }

  @Test
  void aStretchOfSamplesIsMeasuredAlone() {
    int[] samples = new int[6400];
    System.arraycopy(tone(1000, -20, 3200), 0, samples, 3200, 3200);
    assertThat(METER.dbfs(samples, 0, 3200, 1000)).isEqualTo(-127);
    assertThat(METER.dbfs(samples, 3200, 3200, 1000)).isCloseTo(-20, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 8000, 9000, Double.NaN})
  void refusesFrequenciesThatTheRateCannotHold(double hertz) {
    assertThatThrownBy(() -> METER.dbfs(new int[160], hertz))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 8000 Hz");
    assertThatThrownBy(() -> new ToneSource(16_000, hertz, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 8000 Hz");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, Double.NaN})
  void aSourceRefusesWhatIsLouderThanFullScale(double dbfs) {
    assertThatThrownBy(() -> new ToneSource(16_000, 1000, dbfs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 0 dBFS");
  }

  @Test
  void aSourceGoesOnWithoutAGapBetweenFrames() {
    ToneSource source = new ToneSource(16_000, 333, -6);
    int[] first = new int[160];
    int[] second = new int[160];
    source.fill(first);
    source.fill(second);
    int[] whole = tone(333, -6, 320);
    assertThat(first).isEqualTo(Arrays.copyOf(whole, 160));
    assertThat(second).isEqualTo(Arrays.copyOfRange(whole, 160, 320));
  }

  private static int[] tone(double hertz, double dbfs, int samples) {
    int[] frame = new int[samples];
    new ToneSource(16_000, hertz, dbfs).fill(frame);
    return frame;
  }
}
