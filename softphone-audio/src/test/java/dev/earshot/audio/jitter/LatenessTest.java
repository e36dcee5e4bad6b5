package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
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

  /** Jitter, drift, stalls and pauses, in any steps; the oracle sorts all packets each time. */
  @Property(seed = "11", tries = 50)
  void countingAgreesWithSorting(@ForAll long seed) {
    Random random = new Random(seed);
    Lateness counted = new Lateness(8000);
    SortedLateness sorted = new SortedLateness(PER_MILLI);
    int step = 1 + random.nextInt(160);
    int spread = 1 + random.nextInt(20);
    long clock = 0;
    long base = random.nextInt();
    for (int i = 0; i < 1500; i++) {
      clock += random.nextInt(100) == 0 ? random.nextInt(40_000) : random.nextInt(200);
      base += random.nextInt(300) == 0 ? random.nextInt(-2000, 2000) : 0;
      long value = base + (long) step * random.nextInt(spread);
      counted.add(clock, value);
      sorted.add(clock, value);
      if (random.nextInt(5) == 0) {
        assertThat(counted.takeShift(clock)).isEqualTo(sorted.takeShift(clock));
        int ahead = random.nextInt(2) * 160;
        assertThat(counted.target(clock, ahead)).isEqualTo(sorted.target(clock, ahead));
        assertThat(counted.least()).isEqualTo(sorted.least());
      }
    }
  }

  private void fill(int fromMillis, int toMillis, long value) {
    for (int at = fromMillis; at < toMillis; at += 10) {
      lateness.add((long) at * PER_MILLI, value);
    }
  }
}
