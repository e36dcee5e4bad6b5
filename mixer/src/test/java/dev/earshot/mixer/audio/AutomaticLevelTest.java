package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of 10 ms with the rhythm of speech. */
class AutomaticLevelTest {
  private final AutomaticLevel level = new AutomaticLevel(10);
  private final TalkDetector detector = new TalkDetector(10);

  @ParameterizedTest(name = "speech with peaks of {0} dBFS ends at {1} dB")
  @CsvSource({"-19, 0", "-25, 6", "-31, 12", "-36, 16", "-48, 18", "-9, -8", "-3, -12"})
  void bringsSpeechToItsLevelWithinItsRange(int dbfs, double gain) {
    SpokenLike voice = new SpokenLike(1, -75);
    for (int i = 0; i < 3000; i++) {
      speak(voice.next(dbfs));
    }
    assertThat(level.gain()).isCloseTo(gain, within(2.0));
  }

  @Test
  void neverMovesInAPauseNorFasterThanItSays() {
    SpokenLike voice = new SpokenLike(2, -65);
    double before = 0;
    for (int i = 0; i < 6000; i++) {
      boolean spoken = i / 300 % 2 == 0;
      speak(spoken ? voice.next(i < 3000 ? -35 : -10) : voice.pause());
      double moved = level.gain() - before;
      assertThat(moved).isBetween(-0.0901, 0.0301);
      if (!spoken) {
        assertThat(moved).as("frame %s", i).isZero();
      }
      before = level.gain();
    }
  }

  @Test
  void doesNotPump() {
    SpokenLike voice = new SpokenLike(3, -65);
    for (int i = 0; i < 3000; i++) {
      speak(voice.next(-30));
    }
    double lowest = level.gain();
    double highest = level.gain();
    for (int i = 0; i < 6000; i++) {
      speak(voice.next(-30));
      lowest = Math.min(lowest, level.gain());
      highest = Math.max(highest, level.gain());
    }
    assertThat(highest - lowest).isLessThan(1.5);
  }

  @Test
  void neverLiftsTheNoiseOfALine() {
    SpokenLike voice = new SpokenLike(4, -55);
    for (int i = 0; i < 1000; i++) {
      speak(voice.pause());
    }
    assertThat(level.gain()).isZero();
    for (int i = 0; i < 6000; i++) {
      speak(voice.next(-38));
    }
    assertThat(level.gain()).isBetween(3.0, 8.0);
    int[] noise = speak(voice.pause());
    assertThat(LevelMeter.dbfs(noise)).isLessThanOrEqualTo(-47);
  }

  @Test
  void comesDownFastWhenAQuietVoiceGrowsLoud() {
    SpokenLike voice = new SpokenLike(5, -70);
    for (int i = 0; i < 3000; i++) {
      speak(voice.next(-40));
    }
    assertThat(level.gain()).isGreaterThan(15);
    for (int i = 0; i < 400; i++) {
      speak(voice.next(-12));
    }
    assertThat(level.gain()).isLessThan(0);
  }

  @Test
  void theFactorMovesWithoutSteps() {
    int[] frame = new int[160];
    int last = 10_000;
    for (int i = 0; i < 500; i++) {
      Arrays.fill(frame, 10_000);
      level.apply(frame, -7, true);
      for (int sample : frame) {
        assertThat(Math.abs(sample - last)).isLessThanOrEqualTo(3);
        last = sample;
      }
    }
    assertThat(last).isLessThan(3500);
  }

  @Test
  void leavesAVoiceAtTheRightLevelAloneBitForBit() {
    for (int i = 0; i < 500; i++) {
      int[] frame = {1, -2, 32_767, -32_768};
      level.apply(frame, AutomaticLevel.TARGET, true);
      assertThat(frame).containsExactly(1, -2, 32_767, -32_768);
    }
  }

  private int[] speak(int[] frame) {
    int dbfs = LevelMeter.dbfs(frame);
    level.apply(frame, dbfs, detector.update(dbfs));
    return frame;
  }
}
