package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatenessTest {
  private static final int PER_MILLI = 8;

  private final Lateness lateness = new Lateness(8000);

  @Property(seed = "7")
  void theTargetCoversNinetySevenPercent(@ForAll @Size(min = 1, max = 300) short[] values) {
    Lateness window = new Lateness(8000);
    for (short value : values) {
      window.add(0, value);
    }
    short[] sorted = values.clone();
    Arrays.sort(sorted);
    long usual = sorted[Math.min(sorted.length - 1, sorted.length * 97 / 100)];

    assertThat(window.target(0, 0))
        .isEqualTo(Math.min(sorted[sorted.length - 1], usual + 20 * PER_MILLI));
    assertThat(window.least()).isEqualTo(sorted[0]);
  }

  @Test
  void anOutlierIsForgottenAfterEightSeconds() {
    fill(0, 3000, 0);
    lateness.add(3000 * PER_MILLI, 100);
    assertThat(lateness.target(10_900 * PER_MILLI, 0)).isEqualTo(100);
    fill(3000, 11_100, 0);

    assertThat(lateness.target(11_100 * PER_MILLI, 0)).isZero();
  }

  @Test
  void aShiftIsTakenOnce() {
    fill(0, 2000, 0);
    fill(2000, 2600, -100 * PER_MILLI);

    assertThat(lateness.takeShift(2600 * PER_MILLI)).isTrue();
    assertThat(lateness.takeShift(2600 * PER_MILLI)).isFalse();
    assertThat(lateness.target(2600 * PER_MILLI, 0)).isEqualTo(-100 * PER_MILLI);
  }

  @Test
  void aPeakThatComesAndGoesIsNoShift() {
    fill(0, 2000, 0);
    fill(2000, 2200, 100 * PER_MILLI);
    fill(2200, 3000, 0);

    assertThat(lateness.takeShift(3000 * PER_MILLI)).isFalse();
  }

  private void fill(int fromMillis, int toMillis, long value) {
    for (int at = fromMillis; at < toMillis; at += 10) {
      lateness.add((long) at * PER_MILLI, value);
    }
  }
}
