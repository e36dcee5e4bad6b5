package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReceptionTest {
  @Test
  void sequencesWrapAround() {
    Reception reception = new Reception(1, 8000, 65_530, 0);
    for (int i = 0; i < 20; i++) {
      assertThat(reception.accepts(65_530 + i & 0xFFFF)).isTrue();
    }

    assertThat(reception.lost()).isZero();
    assertThat(reception.extendedMaxSequence()).isEqualTo(65_549);
  }

  @Test
  void whatNeverCameIsLost() {
    Reception reception = new Reception(1, 8000, 0, 0);
    for (int i = 0; i < 100; i++) {
      if (i % 10 != 5) {
        reception.accepts(i);
      }
    }

    assertThat(reception.lost()).isEqualTo(10);
    assertThat(reception.takeFractionLost()).isEqualTo(10 * 256 / 100);
    reception.accepts(100);
    assertThat(reception.takeFractionLost()).as("since the last report").isZero();
  }

  @Test
  void aStrangerHasToShowTwoPacketsInSequence() {
    Reception reception = new Reception(1, 8000, 10, 2);

    assertThat(reception.accepts(10)).isFalse();
    assertThat(reception.accepts(500)).isFalse();
    assertThat(reception.accepts(501)).isTrue();
    assertThat(reception.lost()).isZero();
  }

  @Test
  void reorderedPacketsBelongToTheStream() {
    Reception reception = new Reception(1, 8000, 100, 0);
    for (int sequence : new int[] {100, 102, 101, 103}) {
      assertThat(reception.accepts(sequence)).isTrue();
    }

    assertThat(reception.lost()).isZero();
  }

  @Test
  void aJumpIsBelievedWhenItGoesOn() {
    Reception reception = new Reception(1, 8000, 100, 0);
    reception.accepts(100);

    assertThat(reception.accepts(30_000)).isFalse();
    assertThat(reception.accepts(101)).isTrue();
    assertThat(reception.accepts(40_000)).isFalse();
    assertThat(reception.accepts(40_001)).isTrue();
    assertThat(reception.accepts(40_002)).isTrue();
  }

  @Test
  void regularArrivalHasNoJitter() {
    Reception reception = new Reception(1, 8000, 0, 0);
    for (int i = 0; i < 200; i++) {
      reception.arrived(i * 160, 1_000_000_000L + i * 20_000_000L);
    }

    assertThat(reception.jitterMillis()).isZero();
  }

  @Test
  void jitterTendsToTheMeanDifferenceOfTransits() {
    Reception reception = new Reception(1, 8000, 0, 0);
    for (int i = 0; i < 2000; i++) {
      long delay = i % 2 == 0 ? 0 : 10_000_000L;
      reception.arrived(i * 160, i * 20_000_000L + delay);
    }

    assertThat(reception.jitterMillis()).isCloseTo(10, within(0.5));
  }
}
