package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At 16 kHz in frames of 10 ms. */
class DriftResamplerTest {
  private static final int RATE = 16_000;
  private final int[] in = new int[160];
  private final int[] out = new int[162];

  @ParameterizedTest(name = "{0} Hz at {1} ppm")
  @CsvSource({
    "300, 500",
    "1000, 500",
    "1000, -500",
    "1000, 1000",
    "1000, 37",
    "3400, 500",
    "6400, -500"
  })
  void aToneKeepsItsLevelAndStaysClean(double hertz, double ppm) {
    DriftResampler resampler = new DriftResampler(160);
    ToneSource source = new ToneSource(RATE, hertz, -1);
    int[] all = new int[100 * 162];
    int made = 0;
    for (int frame = 0; frame < 100; frame++) {
      source.fill(in);
      int count = resampler.resample(in, out, ppm);
      System.arraycopy(out, 0, all, made, count);
      made += count;
    }
    Tone tone = Tone.of(Arrays.copyOfRange(all, 320, made), RATE, hertz * (1 + ppm / 1e6));
    assertThat(tone.dbfs()).isCloseTo(-1, within(0.1));
    assertThat(tone.signalToNoise()).as("THD+N").isGreaterThan(hertz > 4000 ? 70 : 80);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1000, -500, -1, 0, 1, 500, 1000})
  void asManySamplesComeOutAsTheSpeedSays(double ppm) {
    DriftResampler resampler = new DriftResampler(160);
    long made = 0;
    for (int frame = 0; frame < 6000; frame++) {
      int count = resampler.resample(in, out, ppm);
      assertThat(count).isBetween(159, 161);
      made += count;
    }
    double exact = 6000 * 160 / (1 + ppm / 1e6);
    assertThat((double) made).isCloseTo(exact, within(2.0));
    assertThat(resampler.inserted() - resampler.removed()).isEqualTo(made - 6000 * 160);
  }

  @Test
  void atTheSameSpeedEverySamplePassesUnchanged() {
    DriftResampler resampler = new DriftResampler(160);
    int[] noise = new Random(1).ints(320, -32_768, 32_768).toArray();
    int[] all = new int[320];
    for (int frame = 0; frame < 2; frame++) {
      System.arraycopy(noise, 160 * frame, in, 0, 160);
      assertThat(resampler.resample(in, out, 0)).isEqualTo(160);
      System.arraycopy(out, 0, all, 160 * frame, 160);
    }
    assertThat(Arrays.copyOfRange(all, DriftResampler.DELAY, 320))
        .isEqualTo(Arrays.copyOf(noise, 320 - DriftResampler.DELAY));
  }

  @Test
  void moreThanAThousandMillionthsAreNotDone() {
    DriftResampler resampler = new DriftResampler(160);
    int made = 0;
    for (int frame = 0; frame < 1000; frame++) {
      made += resampler.resample(in, out, 1e6);
    }
    assertThat(made).isBetween(159_839, 159_841);
  }
}
