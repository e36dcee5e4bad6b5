package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.app.console.DockView.Quality;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.rtp.MediaFlow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what a leg counts to what the screen says. */
class LegQualityTest {
  private static final LegQuality LEG = new LegQuality(20);

  private static CallQuality measured(double roundTrip) {
    return new CallQuality("PCMU", "SDES", 500, 970, 30, 60, 2, 4, 30, roundTrip, 0, 4.1);
  }

  @Test
  void lossAndConcealmentAreSharesOfWhatShouldHaveCome() {
    Quality quality = LEG.quality(measured(20), MediaFlow.BOTH_WAYS);
    assertThat(quality.lossPercent()).isCloseTo(3, within(0.01));
    assertThat(quality.concealedPercent()).isCloseTo(3, within(0.01));
    assertThat(quality.flow()).isEqualTo("both ways");
    assertThat(quality.encryption()).isEqualTo("SDES");
  }

  @Test
  void shorterPacketsMakeTheSameConcealmentWeighMore() {
    LegQuality shortPackets = new LegQuality(10);
    Quality quality = shortPackets.quality(measured(20), MediaFlow.BOTH_WAYS);
    assertThat(quality.concealedPercent()).isCloseTo(6, within(0.01));
    assertThat(quality.mouthToEarMillis()).isEqualTo(30 + 10 + 30 + 28);
  }

  @Test
  void mouthToEarIsHalfTheRoundTripTheBufferAndBothEnds() {
    assertThat(LEG.quality(measured(20), MediaFlow.UNKNOWN).mouthToEarMillis())
        .isEqualTo(40 + 10 + 30 + 28);
  }

  @Test
  void withoutARoundTripMouthToEarIsNotKnown() {
    assertThat(LEG.quality(measured(-1), MediaFlow.UNKNOWN).mouthToEarMillis()).isNegative();
    assertThat(LEG.of(List.of())).isEqualTo(Quality.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, '', ''",
    "BOTH_WAYS, both ways, ''",
    "NOTHING_RECEIVED, you hear nobody, You hear nobody",
    "NOTHING_ARRIVES, nobody hears you, Nobody hears you",
    "NEITHER_WAY, neither way, You hear nobody and nobody hears you"
  })
  void oneWayAudioIsWords(MediaFlow flow, String words, String warning) {
    assertThat(LEG.quality(measured(20), flow).flow()).isEqualTo(words);
    assertThat(LegQuality.warning(flow)).startsWith(warning);
    assertThat(LegQuality.warning(flow).isEmpty()).isEqualTo(warning.isEmpty());
    assertThat(LegQuality.arrives(flow)).isEqualTo(!words.matches("nobody hears you|neither way"));
  }
}
