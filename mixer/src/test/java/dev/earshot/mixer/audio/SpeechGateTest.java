package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels in, open or shut out; frames of 10 ms unless said otherwise. */
class SpeechGateTest {
  private final SpeechGate gate = new SpeechGate(10);

  @ParameterizedTest(name = "noise of {0} dBFS, then a frame of {1} dBFS: open {2}")
  @CsvSource({
    "-127, -60, false",
    "-80, -60, true",
    "-70, -61, true",
    "-60, -50, true",
    "-60, -57, false",
    "-50, -42, true",
    "-50, -46, false",
    "-45, -38, true"
  })
  void opensOnTheVeryFrameThatRisesAboveTheNoise(int noise, int frame, boolean open) {
    assertThat(feed(noise, 10_000)).isFalse();
    assertThat(gate.update(frame)).isEqualTo(open);
  }

  @ParameterizedTest(name = "{0} dBFS for {1} ms after talk: open {2}")
  @CsvSource({
    "-127, 490, true",
    "-127, 500, false",
    "-70, 490, true",
    "-70, 500, false",
    "-55, 4000, false",
    "-46, 4000, false",
    "-30, 60000, true"
  })
  void closesAfterItsHangover(int level, int millis, boolean open) {
    feed(-70, 3000);
    feed(-25, 1000);
    assertThat(feed(level, millis)).isEqualTo(open);
  }

  @Test
  void isShutBeforeAnythingWasHeard() {
    assertThat(gate.isOpen()).isFalse();
    assertThat(feed(-127, 10)).isFalse();
  }

  @Test
  void timesDoNotDependOnTheFrame() {
    SpeechGate twenty = new SpeechGate(20);
    twenty.update(-70);
    assertThat(twenty.update(-20)).isTrue();
    for (int i = 0; i < 24; i++) {
      assertThat(twenty.update(-127)).isTrue();
    }
    assertThat(twenty.update(-127)).isFalse();
  }

  @ParameterizedTest(name = "speech at {0} dBFS over noise at {1} dBFS")
  @CsvSource({"-20, -60", "-30, -50", "-42, -60", "-42, -55", "-15, -45"})
  void noSyllableIsLostInTheNoiseAndThePauseIsShut(int speech, int noise) {
    SpokenLike voice = new SpokenLike(speech, noise);
    for (int i = 0; i < 500; i++) {
      gate.update(LevelMeter.dbfs(voice.pause()));
    }
    assertThat(gate.isOpen()).as("noise alone").isFalse();
    int shut = 0;
    for (int i = 0; i < 3000; i++) {
      int level = LevelMeter.dbfs(voice.next(speech));
      boolean open = gate.update(level);
      if (level > noise + 8) {
        assertThat(open).as("frame %s at %s dBFS", i, level).isTrue();
      }
      shut += open ? 0 : 1;
    }
    assertThat(shut).as("frames shut in the pauses of 0.7 s").isGreaterThan(150);
  }

  private boolean feed(int level, int millis) {
    for (int i = 0; i < millis / 10; i++) {
      gate.update(level);
    }
    return gate.isOpen();
  }
}
