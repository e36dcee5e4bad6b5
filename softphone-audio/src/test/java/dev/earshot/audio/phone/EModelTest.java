package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.codec.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EModelTest {
  /** By hand: R = 93.2 - 0.024 d - 95 p / (p / burst + 25.1). */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 4.409",
    "0, 1, 100, 4.358",
    "1, 1, 20, 4.316",
    "5, 1, 20, 3.903",
    "10, 1, 20, 3.387",
    "10, 3, 20, 3.086",
    "100, 1, 20, 1.165",
  })
  void aNarrowbandCallIsRatedByG107(double percent, double run, double delay, double mos) {
    assertThat(EModel.mos(Codec.PCMU, new EModel.Loss(percent, run), delay))
        .isCloseTo(mos, within(0.005));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void anUndisturbedCallIsGoodInEveryCodecAndLossDelayAndBurstsHarmAll(Codec codec) {
    double clean = EModel.mos(codec, new EModel.Loss(0, 1), 40);
    double lossy = EModel.mos(codec, new EModel.Loss(5, 1), 40);

    assertThat(clean).isBetween(4.2, 4.5);
    assertThat(lossy).isLessThan(clean - 0.2);
    assertThat(EModel.mos(codec, new EModel.Loss(5, 3), 40)).isLessThan(lossy);
    assertThat(EModel.mos(codec, new EModel.Loss(0, 1), 300)).isLessThan(clean - 0.2);
  }

  @Test
  void codecsThatCompressMoreEndureLess() {
    EModel.Loss loss = new EModel.Loss(5, 1);

    assertThat(EModel.mos(Codec.G722, loss, 40)).isLessThan(EModel.mos(Codec.L16_16000, loss, 40));
  }
}
