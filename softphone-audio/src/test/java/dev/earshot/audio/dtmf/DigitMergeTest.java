package dev.earshot.audio.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digits by one way and by both. */
class DigitMergeTest {
  /** Events as {@code way digit @ seconds}: R for RTP, S for signalling. */
  @ParameterizedTest
  @CsvSource({
    "one way only, R1@0 R1@1 R1@2, 111",
    "the other only, S1@0 S1@0 S2@0, 112",
    "each by both, R1@0 S1@0.1 S2@1 R2@1.1, 12",
    "both twice, S1@0 S1@0.2 R1@0.3 R1@0.4, 11",
    "mixed up, R1@0 R2@0.1 S2@0.2 S1@0.3, 12",
    "long after it is another, R1@0 S1@6, 11",
    "other digits are others, R1@0 S2@0, 12"
  })
  void aDigitThatComesByBothWaysCountsOnce(String name, String events, String counted) {
    DigitMerge merge = new DigitMerge();
    StringBuilder heard = new StringBuilder();
    for (String event : events.split(" ", -1)) {
      DigitMerge.Way way = event.startsWith("R") ? DigitMerge.Way.RTP : DigitMerge.Way.SIGNALLING;
      long nanos = (long) (Double.parseDouble(event.substring(3)) * 1e9);
      if (merge.isNew(way, event.charAt(1), nanos)) {
        heard.append(event.charAt(1));
      }
    }
    assertThat(heard.toString()).as(name).isEqualTo(counted);
  }
}
