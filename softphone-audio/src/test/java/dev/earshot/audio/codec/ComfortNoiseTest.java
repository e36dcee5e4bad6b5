package dev.earshot.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComfortNoiseTest {
  private final int[] heard = new int[1600];

  @ParameterizedTest
  @CsvSource({"30, -30", "50, -50", "70, -70", "0, -30"})
  void theNoiseHasTheLevelGivenButIsNeverLoud(byte level, double decibels) {
    ComfortNoise noise = new ComfortNoise(16_000);
    byte[] payload = {99, level, 7, 7};

    assertThat(noise.decode(payload, 1, 3, heard)).isEqualTo(noise.samples(payload, 1, 3));
    assertThat(noise.isPausing()).isTrue();
    assertThat(noise.conceal(heard, 1600)).isEqualTo(1600);
    double square = Arrays.stream(heard).mapToDouble(s -> (double) s * s).sum() / 1600;
    assertThat(10 * Math.log10(square / 32_768 / 32_768)).isCloseTo(decibels, within(0.7));
  }

  @Test
  void anEmptyPacketIsNone() {
    assertThat(new ComfortNoise(8000).samples(new byte[4], 4, 0)).isZero();
  }
}
