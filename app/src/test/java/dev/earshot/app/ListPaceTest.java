package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How often devices are listed, in looks of 150 ms. */
class ListPaceTest {
  private final ListPace pace = new ListPace();

  /** Looks until the next list. */
  private int looks() {
    int looks = 1;
    while (!pace.due(false)) {
      looks++;
    }
    return looks;
  }

  @Test
  void devicesAreListedEveryThirdLook() {
    for (int i = 0; i < 5; i++) {
      assertThat(looks()).isEqualTo(3);
      pace.listed(true);
    }
  }

  @Test
  void whereThereIsNothingItIsLookedForMoreAndMoreSeldomUpToThreeSeconds() {
    assertThat(looks()).isEqualTo(3);
    pace.listed(false);
    assertThat(looks()).isEqualTo(6);
    pace.listed(false);
    assertThat(looks()).isEqualTo(12);
    pace.listed(false);
    assertThat(looks()).isEqualTo(20);
    pace.listed(false);
    assertThat(looks()).isEqualTo(20);
    pace.listed(true);
    assertThat(looks()).isEqualTo(3);
  }

  @Test
  void whatTheSoundSystemTellsOfIsLookedAtAtOnce() {
    pace.listed(false);
    assertThat(pace.due(true)).isTrue();
  }
}
