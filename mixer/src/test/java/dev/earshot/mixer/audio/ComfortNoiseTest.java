package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComfortNoiseTest {
  @ParameterizedTest
  @ValueSource(doubles = {-72, -66, -50, -20})
  void hasTheLevelAskedFor(double dbfs) {
    int[] noise = noise(new ComfortNoise(5, dbfs), 100, 160);
    double power = Arrays.stream(noise).mapToDouble(x -> (double) x * x).average().orElseThrow();
    double level = 10 * Math.log10(power / (32_768.0 * 32_768 / 2));
    assertThat(level).isCloseTo(dbfs, within(0.5));
  }

  @Test
  void theSameSeedMakesTheSameNoise() {
    int[] first = noise(new ComfortNoise(5, -60), 10, 80);
    assertThat(noise(new ComfortNoise(5, -60), 10, 80)).isEqualTo(first);
    assertThat(noise(new ComfortNoise(6, -60), 10, 80)).isNotEqualTo(first);
  }

  @Test
  void framesDifferAndHaveNoTone() {
    int[] noise = noise(new ComfortNoise(5, -40), 200, 160);
    assertThat(Arrays.copyOf(noise, 160)).isNotEqualTo(Arrays.copyOfRange(noise, 160, 320));
    ToneMeter meter = new ToneMeter(16_000);
    for (int hertz = 100; hertz < 8000; hertz += 100) {
      assertThat(meter.dbfs(noise, hertz)).as("%s Hz", hertz).isLessThan(-40 - 18);
    }
  }

  @Test
  void isAddedToWhatIsThere() {
    int[] frame = new int[960];
    Arrays.fill(frame, 1000);
    new ComfortNoise(5, ComfortNoise.USUAL_DBFS).addTo(frame);
    assertThat(Arrays.stream(frame).average().orElseThrow()).isCloseTo(1000, within(3.0));
    assertThat(Arrays.stream(frame)).allMatch(x -> Math.abs(x - 1000) < 60);
  }

  private static int[] noise(ComfortNoise source, int frames, int samples) {
    int[] all = new int[frames * samples];
    for (int i = 0; i < frames; i++) {
      int[] frame = new int[samples];
      source.addTo(frame);
      System.arraycopy(frame, 0, all, i * samples, samples);
    }
    return all;
  }
}
