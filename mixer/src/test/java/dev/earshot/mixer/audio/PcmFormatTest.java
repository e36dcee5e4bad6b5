package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmFormatTest {
  @ParameterizedTest
  @CsvSource({"8000, 20, 160", "16000, 10, 160", "24000, 20, 480", "48000, 20, 960"})
  void knowsTheLengthOfItsFrames(int rate, int millis, int samples) {
    assertThat(new PcmFormat(rate, millis).frameSamples()).isEqualTo(samples);
  }

  @ParameterizedTest
  @CsvSource({"44100, 10, 44100", "0, 10, 0", "8000, 30, 30", "8000, 0, 0"})
  void refusesOtherRatesAndFrames(int rate, int millis, String named) {
    assertThatThrownBy(() -> new PcmFormat(rate, millis))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
