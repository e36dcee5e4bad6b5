package dev.earshot.mixer.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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

  @ParameterizedTest(name = "{0} at {1} dBFS")
  @CsvSource({
    "NOISE, -45",
    "NOISE, -50",
    "NOISE, -60",
    "HUM, -45",
    "HUM, -55",
    "DITHER, -80",
    "NOISE, -46"
  })
  void theNoiseOfALineStopsLookingLikeTalkWithinFourSeconds(Line line, int dbfs) {
    for (int i = 0; i < 60_000 / 10; i++) {
      boolean talking = detector.update(LevelMeter.dbfs(line.frame(i, dbfs)));
      if (i >= 400) {
        assertThat(talking).as("after %s ms", 10 * i).isFalse();
      }
    }
  }

  @ParameterizedTest(name = "a voice of {0} dBFS over noise of {1} dBFS")
  @CsvSource({"-42, -127", "-42, -70", "-42, -62", "-36, -55", "-20, -45"})
  void aQuietTalkerIsHeardAndHisPausesAreSeen(int speech, int noise) {
    SpokenLike voice = new SpokenLike(7, noise);
    int changes = 0;
    for (int cycle = 0; cycle < 10; cycle++) {
      int talking = 0;
      for (int i = 0; i < 290; i++) {
        boolean was = detector.talking();
        boolean now = detector.update(LevelMeter.dbfs(voice.next(speech)));
        talking += now ? 1 : 0;
        changes += was == now ? 0 : 1;
      }
      assertThat(talking).as("frames of 290 in cycle %s", cycle).isBetween(200, 275);
    }
    assertThat(changes).as("begins and ends once a cycle").isEqualTo(20);
  }

  @Test
  void aDigitOfDtmfCountsAsTalkForAsLongAsItLasts() {
    feed(-65, 3000);
    assertThat(feed(-10, 100)).isTrue();
    assertThat(feed(-65, 400)).isFalse();
  }

  @Test
  void lostPacketsDoNotMakeTheNoiseLookLikeTalk() {
    Line line = Line.NOISE;
    for (int i = 0; i < 6000; i++) {
      boolean lost = i % 50 == 0;
      detector.update(lost ? LevelMeter.SILENCE : LevelMeter.dbfs(line.frame(i, -46)));
      assertThat(i >= 400 && detector.talking()).isFalse();
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

  /** What is on a line when nobody speaks; frames of 10 ms at 8 kHz. */
  enum Line {
    NOISE,
    HUM,
    DITHER;

    private final Random random = new Random(ordinal());

    int[] frame(int number, int dbfs) {
      double level = 32_768 / Math.sqrt(2) * Math.pow(10, dbfs / 20.0);
      int[] frame = new int[80];
      for (int i = 0; i < frame.length; i++) {
        double t = (80 * number + i) / 8000.0;
        double sample =
            switch (this) {
              case NOISE -> level * random.nextGaussian();
              case HUM -> level * Math.sqrt(2) * Math.sin(2 * Math.PI * 60 * t);
              case DITHER -> random.nextInt(-2, 3);
            };
        frame[i] = (int) Math.round(sample);
      }
      return frame;
    }
  }
}
