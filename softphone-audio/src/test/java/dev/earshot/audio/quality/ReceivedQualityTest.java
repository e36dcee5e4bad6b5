package dev.earshot.audio.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.codec.Codec;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is heard over bad networks, by the distance of its spectrum from what was said. The limits
 * are what is reached, and a little: who changes them should look at docs/benchmarks.md, where PESQ
 * rates recordings of real speech.
 */
class ReceivedQualityTest {
  private static final int SECONDS = 8;

  @ParameterizedTest
  @CsvSource({
    "PCMU, 0, 1, 0, 0.75", "PCMU, 0, 1, 30, 0.2", "PCMU, 1, 1, 0, 0.65", "PCMU, 3, 1, 0, 0.82",
    "PCMU, 5, 1, 0, 1.0", "PCMU, 10, 1, 0, 1.3", "PCMU, 3, 3, 0, 1.85", "PCMU, 10, 3, 0, 2.5",
    "PCMU, 3, 1, 30, 0.7", "G722, 5, 1, 0, 1.75",
  })
  void speechIsHeardWell(
      Codec codec, double percent, double burst, double jitter, double decibels) {
    BadNetwork.Conditions conditions = new BadNetwork.Conditions(percent, burst, jitter, 0);
    int[] said = SyntheticSpeech.of(codec.sampleRate(), SECONDS);
    double distance =
        LongStream.rangeClosed(1, 2)
            .mapToDouble(seed -> distance(codec, said, new BadNetwork(conditions, seed)))
            .average()
            .orElseThrow();

    assertThat(distance).isLessThan(decibels);
  }

  private static double distance(Codec codec, int[] said, BadNetwork network) {
    int[] heard = new Listener(codec).hear(said, network);
    return SpectralDistance.decibels(codec.sampleRate(), said, heard);
  }
}
