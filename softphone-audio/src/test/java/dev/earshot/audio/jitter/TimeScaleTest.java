package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeScaleTest {
  private static final int RATE = 8000;

  private final TimeScale timeScale = new TimeScale(RATE);
  private final SampleQueue queue = new SampleQueue(2000);

  @Test
  void aToneIsCutByWholePeriods() {
    int[] tone = tone(200, 400);
    queue.append(tone, 0, 400);
    int cut = timeScale.cut(queue, 100, Urgency.HARDLY_HEARD);

    assertThat(cut).isIn(40, 80);
    assertThat(queue.size()).isEqualTo(400 - cut);
    assertThat(distance(queue, tone, 0)).isLessThan(400);
  }

  @Test
  void aToneIsStretchedByWholePeriods() {
    int[] tone = tone(200, 400);
    queue.append(tone, 0, 300);
    int added = timeScale.stretch(queue, 100, Urgency.HARDLY_HEARD);

    assertThat(added).isIn(40, 80);
    assertThat(queue.size()).isEqualTo(300 + added);
    assertThat(distance(queue, tone, 0)).isLessThan(400);
  }

  @Test
  void aPauseIsCutAtWillOnceItIsLongerThanTheGapBetweenTwoWords() {
    queue.append(new int[1000], 0, 1000);

    assertThat(timeScale.cut(queue, 77, Urgency.IN_PAUSES)).isZero();
    timeScale.listen(queue, RATE / 10);
    assertThat(timeScale.cut(queue, 77, Urgency.IN_PAUSES)).isEqualTo(77);
    assertThat(queue.size()).isEqualTo(923);
  }

  @Test
  void aPauseOnANoisyLineIsAPause() {
    int[] line = new java.util.Random(6).ints(1600, -400, 400).toArray();
    int[] speech = tone(200, 400);
    queue.append(speech, 0, 400);
    queue.append(line, 0, 1600);
    for (int i = 0; i < 11; i++) {
      timeScale.listen(queue, 100);
      assertThat(timeScale.cut(queue, 60, Urgency.IN_PAUSES)).as("at once").isZero();
      queue.skip(100);
    }
    timeScale.listen(queue, 100);

    assertThat(timeScale.cut(queue, 60, Urgency.IN_PAUSES)).isEqualTo(60);
  }

  @Test
  void noiseIsOnlyCutByForce() {
    int[] noise = new java.util.Random(5).ints(400, -8000, 8000).toArray();
    queue.append(noise, 0, 400);

    assertThat(timeScale.cut(queue, 25, Urgency.HARDLY_HEARD)).isZero();
    assertThat(timeScale.cut(queue, 25, Urgency.ANYWHERE)).isBetween(20, 25);
  }

  @Test
  void nothingIsCutFromAnEmptyQueue() {
    assertThat(timeScale.cut(queue, 80, Urgency.ANYWHERE)).isZero();
    assertThat(timeScale.stretch(queue, 80, Urgency.ANYWHERE)).isZero();
  }

  private static int[] tone(int hertz, int count) {
    int[] samples = new int[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (int) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return samples;
  }

  private static int distance(SampleQueue queue, int[] expected, int offset) {
    int[] actual = new int[200];
    queue.take(actual, 200);
    int most = 0;
    for (int i = 0; i < 200; i++) {
      most = Math.max(most, Math.abs(actual[i] - expected[offset + i]));
    }
    return most;
  }
}
