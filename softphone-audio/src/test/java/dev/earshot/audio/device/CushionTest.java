package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** More each time it was too little, slowly less while it is enough. */
class CushionTest {
  private static final long SECOND = 1_000_000_000L;

  private final Cushion cushion = new Cushion(8, 0);

  @Test
  void itBeginsWithTheLeastAndStaysThere() {
    assertThat(cushion.millis(0)).isEqualTo(8);
    assertThat(cushion.millis(3600 * SECOND)).isEqualTo(8);
  }

  @Test
  void eachTimeItRanDryItGrowsByFiveUpToSixty() {
    cushion.ranDry(SECOND);
    assertThat(cushion.millis(SECOND)).isEqualTo(13);
    for (int i = 0; i < 100; i++) {
      cushion.ranDry(SECOND);
    }
    assertThat(cushion.millis(SECOND)).isEqualTo(60);
  }

  @Test
  void calmTakesAMillisecondOutEveryTwoSeconds() {
    cushion.ranDry(0);
    assertThat(cushion.millis(2 * SECOND)).isEqualTo(13);
    assertThat(cushion.millis(2 * SECOND + 1)).isEqualTo(12);
    assertThat(cushion.millis(2 * SECOND + 2)).as("two seconds each").isEqualTo(12);
    assertThat(cushion.millis(5 * SECOND)).isEqualTo(11);
  }

  @Test
  void theNextTroubleStartsTheCalmAnew() {
    cushion.ranDry(0);
    cushion.ranDry(2 * SECOND);
    assertThat(cushion.millis(3 * SECOND)).isEqualTo(18);
  }

  @Test
  void itNeverFallsBelowTheLeast() {
    cushion.ranDry(0);
    for (int i = 1; i < 100; i++) {
      cushion.millis(i * 3L * SECOND);
    }
    assertThat(cushion.millis(1000 * SECOND)).isEqualTo(8);
  }

  @Test
  void aSystemThatNeedsMoreThanSixtyGetsIt() {
    Cushion thick = new Cushion(100, 0);
    thick.ranDry(0);
    assertThat(thick.millis(0)).isEqualTo(100);
  }
}
