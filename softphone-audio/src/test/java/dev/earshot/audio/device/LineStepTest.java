package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.LineStep.Health;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.FrameRing.WhenFull;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The capture and playout steps with a scripted line and a clock that the test turns. */
class LineStepTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000, 10);
  private static final int FRAME_BYTES = 320;

  /** What must be free for a frame that may have become a sample longer. */
  private static final int ROOM = FRAME_BYTES + 2;

  private static final long MILLI = 1_000_000;

  private final ScriptedLine line = new ScriptedLine();
  private final FrameRing ring = new FrameRing(12, 160, WhenFull.DROP_OLDEST);
  private final SampleRing captured = new SampleRing(1600);
  private final int[] frame = new int[160];

  @Test
  void whatTheCardCapturedArrivesFrameByFrame() {
    CaptureStep capture = new CaptureStep(line, 16_000, FORMAT, captured, 0);
    line.sample = -1234;
    line.available = 2 * FRAME_BYTES + 100;

    assertThat(capture.step(0)).isEqualTo(Health.WELL);

    assertThat(captured.size()).isEqualTo(320);
    assertThat(line.available).isEqualTo(100);
    captured.poll(frame);
    assertThat(frame).as("after the delay of the filter").endsWith(-1234, -1234).startsWith(0, 0);
    captured.poll(frame);
    assertThat(frame).containsOnly(-1234);
  }

  @Test
  void aCardAtAnotherRateIsResampled() {
    CaptureStep capture = new CaptureStep(line, 48_000, FORMAT, captured, 0);
    line.sample = 1000;
    line.available = 5 * 960;

    capture.step(0);

    assertThat(captured.size()).isEqualTo(5 * 160);
    while (captured.size() > 0) {
      captured.poll(frame);
    }
    assertThat(Arrays.stream(frame).average().orElse(0)).isBetween(990.0, 1010.0);
  }

  @Test
  void readsOfNothingMeanThatTheMicrophoneIsLost() {
    CaptureStep capture = new CaptureStep(line, 16_000, FORMAT, captured, 0);
    line.available = FRAME_BYTES;
    line.transferLimit = 0;

    assertThat(capture.step(0)).isEqualTo(Health.LOST);
    assertThat(captured.size()).isZero();
  }

  @Test
  void aMicrophoneThatDeliversNothingFor200MillisHasStalled() {
    CaptureStep capture = new CaptureStep(line, 16_000, FORMAT, captured, 0);
    line.available = FRAME_BYTES;
    assertThat(capture.step(0)).isEqualTo(Health.WELL);

    assertThat(capture.step(200 * MILLI)).isEqualTo(Health.WELL);
    assertThat(capture.step(201 * MILLI)).isEqualTo(Health.STALLED);
    line.available = FRAME_BYTES;
    assertThat(capture.step(202 * MILLI)).as("it comes back").isEqualTo(Health.WELL);
  }

  @Test
  void aMicrophoneThatWakesUpSlowlyHasNotStalled() {
    CaptureStep capture = new CaptureStep(line, 16_000, FORMAT, captured, 0);

    assertThat(capture.step(2900 * MILLI)).isEqualTo(Health.WELL);
    line.available = FRAME_BYTES;
    assertThat(capture.step(2950 * MILLI)).isEqualTo(Health.WELL);
    assertThat(captured.size()).isEqualTo(160);
  }

  @Test
  void aLineThatRanDryGetsACushionBeforeTheVoice() {
    line.available = 6 * FRAME_BYTES;
    PlayoutStep playout = new PlayoutStep(line, 16_000, FORMAT, ring, 0);
    Arrays.fill(frame, 77);
    ring.offer(frame);

    assertThat(playout.step(0)).isEqualTo(Health.WELL);

    assertThat(line.transferred).isEqualTo(3 * FRAME_BYTES);
    assertThat(line.last).hasSize(FRAME_BYTES).endsWith(77, 0, 77, 0);
    assertThat(playout.cushions()).isOne();

    ring.offer(frame);
    playout.step(10 * MILLI);
    assertThat(line.transferred).isEqualTo(4 * FRAME_BYTES);
  }

  @Test
  void aSpeakerThatWakesUpSlowlyHasNotStalled() {
    line.available = 3 * FRAME_BYTES;
    PlayoutStep playout = new PlayoutStep(line, 16_000, FORMAT, ring, 0);
    ring.offer(frame);
    assertThat(playout.step(0)).isEqualTo(Health.WELL);
    ring.offer(frame);

    assertThat(playout.step(10 * MILLI)).isEqualTo(Health.WELL);
    assertThat(playout.step(2900 * MILLI)).isEqualTo(Health.WELL);
  }

  @Test
  void aSpeakerThatTakesNothingFor200MillisHasStalled() {
    line.available = 2 * FRAME_BYTES;
    PlayoutStep playout = new PlayoutStep(line, 16_000, FORMAT, ring, 0);
    for (int i = 0; i < 6; i++) {
      line.available = ROOM;
      ring.offer(frame);
      assertThat(playout.step(0)).isEqualTo(Health.WELL);
    }
    line.available = 0;
    assertThat(playout.step(1000 * MILLI)).as("nothing waits").isEqualTo(Health.WELL);
    ring.offer(frame);

    assertThat(playout.step(2000 * MILLI)).isEqualTo(Health.WELL);
    assertThat(playout.step(2200 * MILLI)).isEqualTo(Health.WELL);
    assertThat(playout.step(2201 * MILLI)).isEqualTo(Health.STALLED);
    line.available = ROOM;
    assertThat(playout.step(2202 * MILLI)).as("it comes back").isEqualTo(Health.WELL);
  }

  @Test
  void aSpeakerThatHoldsMuchAndPlaysNothingHasStalledAndIsNotLateAfterwards() {
    line.available = 20 * FRAME_BYTES;
    PlayoutStep playout = new PlayoutStep(line, 16_000, FORMAT, ring, 0);
    Health health = Health.WELL;
    int ticks = 0;
    while (ticks < 100 && health == Health.WELL) {
      // For half a second it plays as it should, then it stands still.
      line.available += ticks < 50 && ticks > 0 ? FRAME_BYTES : 0;
      ring.offer(frame);
      health = playout.step(10L * ticks * MILLI);
      playout.step((10L * ticks + 5) * MILLI);
      ticks++;
    }
    assertThat(health).isEqualTo(Health.STALLED);
    assertThat(ticks).isBetween(60, 85);

    line.available = 20 * FRAME_BYTES - 640;
    ring.offer(frame);
    assertThat(playout.step(2000 * MILLI)).as("it comes back").isEqualTo(Health.WELL);
    assertThat(20 * FRAME_BYTES - line.available).isLessThan(4 * FRAME_BYTES);
  }

  @Test
  void shortWritesMeanThatTheSpeakerIsLost() {
    line.available = 3 * FRAME_BYTES;
    PlayoutStep playout = new PlayoutStep(line, 16_000, FORMAT, ring, 0);
    line.available = 2 * FRAME_BYTES;
    line.transferLimit = 0;
    ring.offer(frame);

    assertThat(playout.step(0)).isEqualTo(Health.LOST);
  }

  @Test
  void aSlowCardGivesUpAFrameInsteadOfGrowingDelay() {
    line.available = 6 * FRAME_BYTES;
    PlayoutStep playout = new PlayoutStep(line, 16_000, FORMAT, ring, 0);
    line.available = 5 * FRAME_BYTES;
    for (int i = 0; i < 6; i++) {
      ring.offer(frame);
    }
    for (int tick = 0; tick < 400; tick++) {
      line.available = ROOM;
      playout.step(tick * 10 * MILLI);
      ring.offer(frame);
    }

    assertThat(playout.givenUp()).isBetween(2L, 4L);
    assertThat(ring.size()).isLessThan(5);
  }

  @Test
  void aRingThatIsNowAndThenEmptyKeepsEveryFrame() {
    DepthWatch watch = new DepthWatch(2, 100);
    for (int i = 0; i < 1000; i++) {
      assertThat(watch.tooDeep(i % 50 == 0 ? 1 : 6)).isFalse();
    }
  }
}
