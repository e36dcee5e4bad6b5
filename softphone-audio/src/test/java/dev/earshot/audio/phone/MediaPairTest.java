package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaPairTest {
  @ParameterizedTest
  @CsvSource({
    "PCMU, 10, 10",
    "PCMU, 20, 10",
    "PCMU, 10, 20",
    "PCMA, 20, 20",
    "G722, 10, 10",
    "G722, 20, 10",
    "L16/16000, 10, 10",
    "L16/16000, 20, 20",
    "opus, 10, 10",
    "opus, 20, 10"
  })
  void aToneArrivesWithItsLevelAndFrequency(String codec, int packetMillis, int tickMillis)
      throws Exception {
    try (MediaPair pair = MediaPair.connect(List.of(codec), packetMillis, tickMillis)) {
      int rate = pair.caller.sampleRate();
      Tone tone = new Tone(440, rate, 8000);
      int[] heard = pair.carry(tone, 50);

      assertThat(Tone.amplitudeOf(heard, 440, rate)).isCloseTo(8000, within(400.0));
      assertThat(Tone.amplitudeOf(heard, 620, rate)).isLessThan(100);
      assertThat(pair.callee.quality().concealedFrames()).isZero();
    }
  }

  @Test
  void aFrameIsHeardOneTickLater() throws Exception {
    try (MediaPair pair = MediaPair.connect(List.of("L16/16000"), 10, 10)) {
      assertThat(pair.ticksUntilHeard(100)).isEqualTo(1);
    }
  }
}
