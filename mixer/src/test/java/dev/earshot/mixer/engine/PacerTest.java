package dev.earshot.mixer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks of 10 ns on a clock moved by hand. */
class PacerTest {

  @Test
  void deadlinesAreAbsolute() {
    Pacer pacer = pacerFrom(1000);
    assertThat(pacer.untilDue(1000)).isEqualTo(10);
    assertThat(pacer.untilDue(1004)).isEqualTo(6);
    assertThat(pacer.untilDue(1013)).isZero();
    assertThat(pacer.untilDue(1014)).isEqualTo(6);
    assertThat(pacer.untilDue(1020)).isZero();
    assertThat(pacer.untilDue(1020)).isEqualTo(10);
    assertThat(pacer.late()).isZero();
  }

  @Test
  void aLateStepIsCountedAndMadeUpFor() {
    Pacer pacer = pacerFrom(0);
    assertThat(pacer.untilDue(36)).isZero();
    assertThat(pacer.untilDue(36)).isZero();
    assertThat(pacer.untilDue(36)).isZero();
    assertThat(pacer.untilDue(36)).isEqualTo(4);
    assertThat(pacer.late()).isEqualTo(3);
    assertThat(pacer.skipped()).isZero();
  }

  @Test
  void halfATickIsNotLateYet() {
    Pacer pacer = pacerFrom(0);
    assertThat(pacer.untilDue(15)).isZero();
    assertThat(pacer.late()).isZero();
    assertThat(pacer.untilDue(26)).isZero();
    assertThat(pacer.late()).isEqualTo(1);
  }

  @Test
  void afterASleepOnlyTheLastDeadlinesAreMadeUpFor() {
    Pacer pacer = pacerFrom(0);
    int steps = 0;
    while (pacer.untilDue(1_000_003) == 0) {
      steps++;
    }
    assertThat(steps).isEqualTo(6);
    assertThat(pacer.skipped()).isEqualTo(100_000 - 6);
    assertThat(pacer.untilDue(1_000_003)).isEqualTo(7);
  }

  @Test
  void aClockThatWrapsAroundDoesNotMatter() {
    long start = Long.MAX_VALUE - 5;
    Pacer pacer = pacerFrom(start);
    assertThat(pacer.untilDue(start)).isEqualTo(10);
    assertThat(pacer.untilDue(start + 9)).isEqualTo(1);
    assertThat(pacer.untilDue(start + 10)).isZero();
  }

  @Test
  void theLoopStepsAtEachDeadlineAndParksInBetweenUntilStopped() {
    Pacer pacer = pacerFrom(0);
    long[] now = {0};
    List<Long> steps = new ArrayList<>();
    MixLoop[] loop = new MixLoop[1];
    // Parking returns early, late, or exactly; the deadlines do not move.
    loop[0] =
        new MixLoop(
            pacer,
            () -> now[0],
            nanos -> now[0] += nanos > 3 ? nanos - 2 : nanos + 1,
            () -> {
              steps.add(now[0]);
              if (steps.size() == 4) {
                loop[0].stop();
              }
            });
    loop[0].run();
    assertThat(steps).containsExactly(11L, 21L, 31L, 41L);
  }

  @Test
  void aThreadThatStartsLateKeepsTheCommonDeadlines() {
    Pacer pacer = pacerFrom(1000);
    assertThat(pacer.untilDue(1013)).isZero();
    assertThat(pacer.untilDue(1013)).isEqualTo(7);
  }

  @Test
  void moreThanThreeLateStepsInARowAreABurst() {
    Pacer pacer = pacerFrom(0);
    int[] delays = {6, 6, 6, 0, 6, 9, 6, 8, 6, 5, 7};
    for (int i = 0; i < delays.length; i++) {
      assertThat(pacer.untilDue((i + 1) * 10L + delays[i])).isZero();
    }
    assertThat(pacer.late()).isEqualTo(9);
    assertThat(pacer.bursts()).isEqualTo(1);
    assertThat(pacer.longestRun()).isEqualTo(5);
  }

  private static Pacer pacerFrom(long origin) {
    return new Pacer(10, 5, origin);
  }
}
