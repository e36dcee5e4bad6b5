package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A queue whose writer's clock is off; virtual time. */
class DriftControllerTest {
  private static final int FRAME_MILLIS = 10;
  private final DriftController controller = new DriftController(FRAME_MILLIS, 5, 60);

  /** True fill in ms, and the extremes since they were last reset. */
  private double fill;

  private double least;
  private double most;
  private double ppm;

  @ParameterizedTest(name = "a clock off by {0} ppm, readings off by up to {1} ms")
  @CsvSource({"500, 0", "-500, 0", "500, 15", "-500, 15", "0, 15", "37, 10", "-900, 10"})
  void anHourLongTheQueueStaysAsItWas(double drift, int jitter) {
    fill = 25;
    run(60, drift, jitter);
    resetExtremes();
    run(3540, drift, jitter);
    assertThat(least).isGreaterThan(25 - 8);
    assertThat(most).isLessThan(25 + 8);
    assertThat(ppm).isCloseTo(drift, within(60.0));
  }

  @ParameterizedTest
  @CsvSource({"500", "-500"})
  void fromTheStartTheQueueNeitherRunsDryNorGrowsLong(double drift) {
    fill = 25;
    resetExtremes();
    run(60, drift, 10);
    assertThat(least).isGreaterThan(12);
    assertThat(most).isLessThan(38);
  }

  @Test
  void aBurstIsTakenBackSlowly() {
    fill = 25;
    run(60, 100, 5);
    fill += 20;
    run(5, 100, 5);
    assertThat(fill).isGreaterThan(39);
    run(120, 100, 5);
    assertThat(fill).isCloseTo(25, within(4.0));
  }

  @Test
  void aFillOutsideTheBoundsIsBroughtInside() {
    fill = 100;
    run(200, 0, 0);
    assertThat(controller.target()).isEqualTo(60);
    assertThat(fill).isCloseTo(60, within(3.0));
  }

  @Test
  void aRestartLearnsANewTargetAndKeepsTheRatioOfTheClocks() {
    fill = 25;
    run(300, 400, 5);
    fill = 40;
    controller.restart();
    run(10, 400, 5);
    assertThat(controller.target()).isCloseTo(40, within(2.0));
    assertThat(ppm).isCloseTo(400, within(150.0));
  }

  private void run(int seconds, double drift, int jitter) {
    Random random = new Random(seconds);
    for (int i = 0; i < seconds * 1000 / FRAME_MILLIS; i++) {
      double reading = Math.round((fill + jitter * (2 * random.nextDouble() - 1)) / 10) * 10;
      ppm = controller.update(jitter == 0 ? fill : reading);
      fill += FRAME_MILLIS * (drift - ppm) / 1e6;
      least = Math.min(least, fill);
      most = Math.max(most, fill);
    }
  }

  private void resetExtremes() {
    least = fill;
    most = fill;
  }
}
