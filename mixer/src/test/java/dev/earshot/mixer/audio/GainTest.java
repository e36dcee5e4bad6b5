package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GainTest {
  @ParameterizedTest
  @CsvSource({
    "0, 12345, 12345",
    "6, 1000, 1995",
    "-6, 1000, 501",
    "-6, -1000, -501",
    "20, 100, 1000",
    "24, 32767, 519321",
    "24, -32768, -519337",
    "-60, 32767, 32",
    "-60, 999, 0",
    "24, 0, 0"
  })
  void amplifiesWithoutClipping(int decibels, int in, int out) {
    int[] frame = {in};
    Gain.of(decibels).apply(frame);
    assertThat(frame).containsExactly(out);
  }

  @ParameterizedTest
  @ValueSource(ints = {-61, 25, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesWhatIsOutOfRange(int decibels) {
    assertThat(Gain.isValid(decibels)).isFalse();
    assertThatThrownBy(() -> Gain.of(decibels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(decibels));
  }

  @Test
  void knowsItsDecibels() {
    assertThat(Gain.of(-7).decibels()).isEqualTo(-7);
    assertThat(Gain.of(0)).isSameAs(Gain.UNITY);
  }
}
