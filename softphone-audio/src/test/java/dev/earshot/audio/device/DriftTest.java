package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.LineStep.Health;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.FrameRing.WhenFull;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An hour between a card and a mixer whose clocks differ, in virtual time. */
class DriftTest {
  private static final PcmFormat FORMAT = new PcmFormat(8000, 10);
  private static final int FRAME_BYTES = 160;
  private static final int BYTES_PER_MILLI = 16;
  private static final int TICKS_PER_MINUTE = 6000;

  private final FrameRing ring = new FrameRing(12, 80, WhenFull.DROP_OLDEST);
  private final int[] frame = new int[80];
  private final Random random = new Random(1);

  @ParameterizedTest(name = "a card off by {0} ppm that delivers every {1} ms, for {2} minutes")
  @CsvSource({"500, 20, 60", "-500, 20, 60", "500, 10, 5", "-500, 10, 5", "0, 10, 5"})
  void aMicrophoneLosesAndInsertsNoFrameInAnHour(double ppm, int period, int minutes) {
    CardLine line = new CardLine(ppm, period);
    SampleRing captured = new SampleRing(2400);
    CaptureStep capture = new CaptureStep(line, 8000, FORMAT, captured, 0);
    LineThread thread = new LineThread("card", line, capture, () -> 0, () -> {});
    LineMicrophone microphone =
        new LineMicrophone(
            new LineName("card", ""), FORMAT, captured, line.cushionMillis(), thread);
    int silent = 0;
    int deepest = 0;
    for (int tick = 0; tick < minutes * TICKS_PER_MINUTE; tick++) {
      line.now = 10.0 * tick + 4 * random.nextDouble();
      capture.step(0);
      deepest = Math.max(deepest, captured.size());
      silent += microphone.read(frame) || tick < 10 ? 0 : 1;
    }
    assertThat(silent).as("ticks without a frame").isZero();
    assertThat(captured.lost() + microphone.givenUp()).as("frames lost").isZero();
    assertThat(deepest / 8).as("ms that wait").isLessThanOrEqualTo(50);
    long expected = Math.round(Math.abs(ppm) * 8000 * 60 * minutes / 1e6);
    assertThat(capture.corrections()).isBetween(expected * 9 / 10, expected + 3000);
  }

  @ParameterizedTest(name = "a card off by {0} ppm that takes every {1} ms, for {2} minutes")
  @CsvSource({"500, 10, 60", "-500, 10, 60", "500, 1, 5", "-500, 1, 5", "0, 1, 5"})
  void aSpeakerNeverRunsDryNorFallsBehindInAnHour(double ppm, int period, int minutes) {
    CardLine line = new CardLine(ppm, period);
    line.buffer = 2 * 8 * 60;
    PlayoutStep playout = new PlayoutStep(line, 8000, FORMAT, ring, 0);
    int most = 0;
    for (int tick = 0; tick < minutes * TICKS_PER_MINUTE; tick++) {
      ring.offer(frame);
      line.now = 10.0 * tick + 4 * random.nextDouble();
      assertThat(playout.step(0)).isEqualTo(Health.WELL);
      most = Math.max(most, line.waiting() + ring.size() * FRAME_BYTES);
    }
    assertThat(playout.cushions()).as("it is filled once, at first").isOne();
    assertThat(playout.givenUp() + ring.lost()).as("frames lost").isZero();
    assertThat(most / BYTES_PER_MILLI).as("ms that wait").isLessThan(60);
  }

  /** A card with a clock of its own that moves samples in periods. */
  private static final class CardLine implements SoundLine {
    private final double speed;
    private final int period;
    private long moved;

    /** The mixer's time, in ms. */
    double now;

    /** Bytes that an output line holds; 0 for an input line. */
    int buffer;

    CardLine(double ppm, int period) {
      this.speed = 1 + ppm / 1e6;
      this.period = period;
    }

    /** Bytes that the card has made or taken. */
    private long played() {
      return (long) Math.floor(now * speed / period) * period * BYTES_PER_MILLI;
    }

    int waiting() {
      return (int) Math.max(0, moved - played());
    }

    @Override
    public int available() {
      if (buffer == 0) {
        return (int) (played() - moved);
      }
      moved = Math.max(moved, played());
      return buffer - waiting();
    }

    @Override
    public int transfer(byte[] bytes, int count) {
      moved += count;
      return count;
    }

    @Override
    public void close() {
      buffer = 0;
    }
  }
}
