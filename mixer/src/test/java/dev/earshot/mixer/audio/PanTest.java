package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanTest {
  @Test
  void inTheMiddleBothEarsGetTheVoiceItself() {
    int[] left = {1, 2, 3};
    int[] right = {10, 20, 30};
    Pan.of(0).add(new int[] {32_767, -32_768, 7}, left, right);
    assertThat(left).containsExactly(32_768, -32_766, 10);
    assertThat(right).containsExactly(32_777, -32_748, 37);
  }

  @Test
  void atASideTheOtherEarGetsNothing() {
    int[] left = {0};
    int[] right = {0};
    Pan.of(-1).add(new int[] {10_000}, left, right);
    assertThat(left[0]).isEqualTo(14_142);
    assertThat(right[0]).isZero();
    Pan.of(1).add(new int[] {10_000}, left, right);
    assertThat(left[0]).isEqualTo(14_142);
    assertThat(right[0]).isEqualTo(14_142);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.7, -0.1, 0, 0.3, 0.99, 1})
  void everywhereThePowerIsTheSame(double position) {
    int[] left = {0};
    int[] right = {0};
    Pan.of(position).add(new int[] {10_000}, left, right);
    assertThat(Math.hypot(left[0], right[0])).isCloseTo(10_000 * Math.sqrt(2), within(2.0));
    assertThat(Pan.of(position).position()).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsOutOfRange(double position) {
    assertThat(Pan.isValid(position)).isFalse();
    assertThatThrownBy(() -> Pan.of(position))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(position));
  }
}
