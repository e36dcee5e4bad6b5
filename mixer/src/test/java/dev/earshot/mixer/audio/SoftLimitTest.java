package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftLimitTest {
  @Test
  void upToTheThresholdNothingChanges() {
    int[] frame = IntStream.rangeClosed(-SoftLimit.THRESHOLD, SoftLimit.THRESHOLD).toArray();
    int[] before = frame.clone();
    assertThat(SoftLimit.apply(frame)).isZero();
    assertThat(frame).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        24_577,
        32_767,
        -32_768,
        1_000_000,
        519_337_000,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
      })
  void noSumLeavesTheSixteenBitRange(int sum) {
    int[] frame = {5, sum, -5};
    assertThat(SoftLimit.apply(frame)).isOne();
    assertThat(frame[1]).isBetween(-SoftLimit.CEILING, SoftLimit.CEILING);
    assertThat(Math.abs((long) frame[1])).isBetween(24_576L, Math.abs((long) sum));
    assertThat(frame[0]).isEqualTo(5);
    assertThat(frame[2]).isEqualTo(-5);
  }

  @Test
  void louderStaysLouderAndTheSlopeNeverJumps() {
    for (int x = 1; x < 200_000; x++) {
      int step = SoftLimit.limit(x) - SoftLimit.limit(x - 1);
      assertThat(step).isBetween(0, 1);
    }
    double slopeBehindTheKnee = (SoftLimit.limit(24_576 + 400) - 24_576) / 400.0;
    assertThat(slopeBehindTheKnee).isGreaterThan(0.94);
    assertThat(SoftLimit.limit(100_000_000)).isGreaterThan(32_760);
  }

  @Test
  void bothSidesAreAlike() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      int x = random.nextInt(-5_000_000, 5_000_000);
      assertThat(SoftLimit.limit(-x)).isEqualTo(-SoftLimit.limit(x));
    }
  }

  @Test
  void aLoudPassageLeavesNoTrace() {
    int[] loud = {90_000, -90_000};
    SoftLimit.apply(loud);
    int[] soft = {1000, -1000, 24_000};
    assertThat(SoftLimit.apply(soft)).isZero();
    assertThat(soft).containsExactly(1000, -1000, 24_000);
  }
}
