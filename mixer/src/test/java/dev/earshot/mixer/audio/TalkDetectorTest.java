package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels in, talk out; frames of 10 ms unless said otherwise. */
class TalkDetectorTest {
  private final TalkDetector detector = new TalkDetector(10);

  @ParameterizedTest(name = "{0} dBFS for {1} ms: talking {2}")
  @CsvSource({
    "-127, 5000, false",
    "-70, 5000, false",
    "-51, 5000, false",
    "-20, 30, false",
    "-20, 40, true",
    "-40, 40, true",
    "-47, 40, true",
    "-20, 60000, true"
  })
  void aSteadyLevelOnAQuietLine(int level, int millis, boolean talking) {
    assertThat(feed(level, millis)).isEqualTo(talking);
  }

  @ParameterizedTest(name = "noise of {0} dBFS: talking {1}, talk over it at {2} dBFS is heard")
  @CsvSource({"-62, false, -45", "-50, false, -36", "-46, false, -32", "-40, false, -32"})
  void lineNoiseIsNotTalkOnceItsFloorIsKnown(int noise, boolean talking, int talk) {
    feed(noise, 60_000);
    assertThat(feed(noise, 1000)).isEqualTo(talking);
    assertThat(feed(talk, 40)).isTrue();
  }

  @ParameterizedTest(name = "a pause of {0} ms: talking {1}")
  @CsvSource({"10, true", "200, true", "390, true", "400, false", "1000, false"})
  void pausesBetweenWordsAreBridged(int pause, boolean talking) {
    feed(-25, 1000);
    assertThat(feed(-80, pause)).isEqualTo(talking);
  }

  @Test
  void whatIsTooFaintToStartKeepsTalkGoing() {
    feed(-75, 1000);
    assertThat(feed(-54, 1000)).isFalse();
    feed(-30, 100);
    assertThat(feed(-54, 1000)).isTrue();
    assertThat(feed(-60, 1000)).isFalse();
  }

  @Test
  void clicksAreNotTalk() {
    for (int i = 0; i < 100; i++) {
      assertThat(feed(-10, 30)).isFalse();
      assertThat(feed(-70, 10)).isFalse();
    }
  }

  @Test
  void talkWithPausesDoesNotBecomeTheNoiseFloor() {
    for (int second = 0; second < 300; second++) {
      feed(-30, 800);
      assertThat(detector.talking()).isTrue();
      feed(-65, 200);
    }
  }

  @Test
  void timesDoNotDependOnTheFrame() {
    TalkDetector twenty = new TalkDetector(20);
    assertThat(twenty.update(-20)).isFalse();
    assertThat(twenty.update(-20)).isTrue();
    for (int i = 0; i < 19; i++) {
      assertThat(twenty.update(-127)).isTrue();
    }
    assertThat(twenty.update(-127)).isFalse();
  }

  private boolean feed(int level, int millis) {
    for (int i = 0; i < millis / 10; i++) {
      detector.update(level);
    }
    return detector.talking();
  }
}
