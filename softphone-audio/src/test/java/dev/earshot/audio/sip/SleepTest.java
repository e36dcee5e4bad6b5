package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two clocks and what they tell. */
class SleepTest {
  @ParameterizedTest
  @CsvSource({
    "2000, 2000, false",
    "2000, 9000, false",
    "2000, 600000, true",
    "600000, 600000, true",
    "9000, 2000, false",
    "2000, -3600000, false"
  })
  void aMachineSleptIfItsClocksSayDifferentThings(long monotonic, long wall, boolean slept) {
    Sleep sleep = new Sleep(5_000_000_000L, 1_000_000);
    assertThat(sleep.noticed(5_000_000_000L + monotonic * 1_000_000, 1_000_000 + wall))
        .isEqualTo(slept);
    assertThat(sleep.noticed(5_000_000_000L + monotonic * 1_000_000, 1_000_000 + wall)).isFalse();
  }
}
