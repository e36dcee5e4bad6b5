package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitterBufferTest {
  @ParameterizedTest
  @CsvSource({
    "10, 10", "10, 20", "10, 30", "20, 10", "20, 20", "20, 30", "20, 40", "10, 60",
  })
  void aRegularStreamWaitsForNothingButTheNextTick(int tick, int packet) {
    for (double phase = 0.5; phase < tick; phase += 1) {
      Trace trace = new Trace(tick, packet).phase(phase).send(600, i -> 0).play();

      // Less than 2.5 ms are not worth a cut.
      assertThat(trace.longestWaitAfter(1000)).isLessThan(Math.max(tick, 2 * tick - packet) + 2.5);
      assertThat(trace.counts().concealedTicks()).isLessThanOrEqualTo(packet % tick == 0 ? 0 : 1);
      assertThat(trace.counts().late()).isZero();
    }
  }

  @Test
  void arrivalOnTheEdgeOfATickCostsOnePacketAtMost() {
    Random random = new Random(1);
    Trace trace = new Trace(10, 10).phase(0.0).send(3000, i -> random.nextDouble() - 0.5).play();

    assertThat(trace.longestWaitAfter(1000)).isLessThan(11);
    assertThat(trace.counts().concealedTicks()).isLessThan(6);
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "10, 20", "20, 20", "20, 30"})
  void jitterOf30MillisIsBufferedWithoutLoss(int tick, int packet) {
    Random random = new Random(2);
    Trace trace = new Trace(tick, packet).send(3000, i -> 30 * random.nextDouble()).play();

    assertThat(trace.counts().late()).isLessThan(15);
    assertThat(trace.longestWaitAfter(3000)).isLessThan(30 + 20 + tick);
    assertThat(trace.counts().concealedTicks()).isLessThan(60);
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "10, 20", "20, 20"})
  void lossIsConcealedAndDoesNotDelay(int tick, int packet) {
    Random random = new Random(3);
    Trace trace =
        new Trace(tick, packet).send(2000, i -> random.nextInt(100) < 5 ? Double.NaN : 0).play();

    double lost = 2000 - trace.counts().played();
    assertThat(lost).isBetween(60.0, 140.0);
    assertThat(trace.counts().late()).isZero();
    assertThat(trace.counts().concealedSamples())
        .isBetween((long) (0.9 * lost * packet * 8), (long) (1.1 * lost * packet * 8));
    assertThat(trace.lastWait()).isLessThan(tick);
  }

  @Test
  void reorderedPacketsAreWaitedForOnceKnown() {
    Trace trace = new Trace(10, 10).send(2000, i -> i % 10 == 5 ? 15 : 0).play();

    assertThat(trace.counts().late()).isLessThan(10);
    assertThat(trace.longestWaitAfter(2000)).isLessThan(25);
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "20, 20", "10, 20"})
  void pairsThatAlwaysComeSwappedAreBothHeard(int tick, int packet) {
    Trace trace = new Trace(tick, packet).send(2000, i -> i % 2 == 0 ? 1.5 * packet : 0).play();

    assertThat(trace.counts().duplicate()).isZero();
    assertThat(trace.counts().late()).isLessThan(5);
    assertThat(trace.counts().concealedTicks()).isLessThan(10);
    assertThat(trace.longestWaitAfter(2000)).isLessThan(1.5 * packet + tick);
  }

  @Test
  void duplicatesChangeNothing() {
    Trace trace = new Trace(10, 20).send(500, i -> 0).repeatEvery(3).play();

    assertThat(trace.counts().duplicate()).isBetween(160L, 170L);
    assertThat(trace.counts().played()).isBetween(498L, 500L);
    assertThat(trace.counts().concealedTicks()).isZero();
  }

  @Test
  void aRestartedStreamIsHeardAtTheNextTick() {
    Trace trace = new Trace(10, 10).send(1000, i -> 0).jumpAt(500, 123_456_789).play();

    assertThat(trace.counts().restarts()).isEqualTo(1);
    assertThat(trace.longestWaitAfter(5050)).isLessThan(10);
    assertThat(trace.counts().played()).isGreaterThan(995);
  }

  @Test
  void timestampsMayWrapAround() {
    Trace trace = new Trace(10, 20).startingAt(-80_000).send(1000, i -> 0).play();

    assertThat(trace.counts().restarts()).isZero();
    assertThat(trace.counts().concealedTicks()).isZero();
    assertThat(trace.longestWaitAfter(1000)).isLessThan(10);
  }

  @Test
  void whatBecameStaleInAStallOfTheNetworkIsNotHeard() {
    // For one second nothing arrives, then all at once.
    Trace trace =
        new Trace(10, 10).send(1000, i -> i >= 400 && i < 500 ? (500 - i) * 10 : 0).play();

    assertThat(trace.longestWaitAfter(5100)).isLessThan(10);
    assertThat(trace.counts().late()).isBetween(90L, 101L);
  }

  @Test
  void whatPiledUpWhileWeStoodStillIsDropped() {
    Trace trace = new Trace(10, 10).send(1500, i -> 0).ourStall(3000, 300).play();

    assertThat(trace.counts().shifts()).isEqualTo(1);
    assertThat(trace.longestWaitAfter(4500)).isLessThan(12.5);
  }

  @Test
  void aNetworkThatBecomesSlowerIsFollowed() {
    Trace trace = new Trace(10, 10).send(2000, i -> i < 500 ? 0 : 150).play();

    assertThat(trace.counts().late()).isLessThan(30);
    assertThat(trace.longestWaitAfter(8000)).isLessThan(165);
    assertThat(trace.lastWait()).isGreaterThan(150);
  }

  @Test
  void aSpikeIsForgottenWithinTenSeconds() {
    Trace trace = new Trace(10, 10).send(1600, i -> i == 300 ? 35 : i == 301 ? 25 : 0).play();

    assertThat(trace.longestWaitAfter(13_500)).isLessThan(13);
  }

  /** Half an hour at a clock that is wrong by as much as bad crystals are. */
  @ParameterizedTest
  @CsvSource({
    "1.0005, 10, 20",
    "1.0005, 20, 20",
    "1.0005, 20, 30",
    "0.9995, 10, 10",
    "0.9995, 20, 20",
    "0.9995, 10, 20",
    "1.0002, 10, 10",
    "0.9998, 20, 30",
  })
  void driftIsFollowedForHours(double pace, int tick, int packet) {
    int minutes = 30;
    Trace trace = new Trace(tick, packet).pace(pace).send(minutes * 60_000 / packet, i -> 0).play();
    JitterCounts counts = trace.counts();
    double drift = minutes * 60_000 * (pace - 1) * 8;
    long followed = counts.waitedSamples() + counts.stretchedSamples() - counts.cutSamples();

    assertThat(counts.concealedTicks()).isZero();
    assertThat(counts.late()).isZero();
    assertThat(counts.droppedSamples()).isZero();
    assertThat(trace.longestWaitAfter(1000)).isLessThan(tick + 8);
    // The first packet waits for 40 ms, which are cut again.
    assertThat((double) followed + 8 * 40).isBetween(drift - 8 * 2 * tick, drift + 8 * 2 * tick);
  }

  @Test
  void aPeerThatSendsNothingInSilenceComesBackInTime() {
    Trace trace = new Trace(10, 20).send(200, i -> 0).pause(100).send(300, i -> 0).play();

    assertThat(trace.longestWaitAfter(6100)).isLessThan(10);
    assertThat(trace.waits.subList(425, 590)).containsOnly(-1.0);
    assertThat(trace.counts().concealedTicks()).as("nothing was missing").isZero();
    assertThat(trace.counts().pausedSamples()).isBetween(720L, 900L);
  }

  @Test
  void nothingIsHeardBeforeThePeerSends() {
    JitterBuffer buffer = new JitterBuffer(8000, new Silence(8000));

    assertThat(buffer.pull(new int[80])).isFalse();
  }

  @Test
  void nonsenseIsCountedAndIgnored() {
    JitterBuffer buffer = new JitterBuffer(8000, new Silence(8000));
    buffer.put(0, 0, false, 0, new byte[0], 0, 0);
    buffer.put(0, 0, false, 0, new byte[3000], 0, 3000);

    assertThat(buffer.counts().unusable()).isEqualTo(2);
    assertThat(buffer.pull(new int[80])).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"16000, 8000", "48000, 48000", "16000, 48000"})
  void timestampsCountTheCodecsClockNotItsSamples(int sampleRate, int clockRate) {
    JitterBuffer buffer = new JitterBuffer(sampleRate, new Silence(clockRate));
    int samples = sampleRate / 50;
    int units = clockRate / 50;
    int[] frame = new int[samples];
    for (int i = 0; i < 500; i++) {
      int timestamp = (i - 200) * units; // wraps after 4 s
      buffer.put(i, timestamp, false, 0, new byte[samples], 0, samples);
      buffer.pull(frame);
    }

    assertThat(buffer.counts().restarts()).isZero();
    assertThat(buffer.counts().concealedTicks()).isZero();
    assertThat(buffer.counts().played()).isEqualTo(500);
    assertThat(buffer.counts().depthSamples()).isEqualTo(samples);
  }

  @Test
  void aStreamThatChangesItsClockBeginsAnew() {
    JitterBuffer buffer = new JitterBuffer(16_000, new ClockedByType());
    int[] frame = new int[320];
    for (int i = 0; i < 100; i++) {
      boolean slow = i < 50;
      int timestamp = slow ? 160 * i : 160 * 50 + 320 * (i - 50);
      buffer.put(i, timestamp, false, slow ? 8 : 16, new byte[320], 0, 320);
      assertThat(buffer.pull(frame)).isTrue();
    }

    assertThat(buffer.counts().restarts()).isEqualTo(1);
    assertThat(buffer.counts().played()).isEqualTo(100);
  }

  private record Silence(int rate) implements PayloadDecoder {
    @Override
    public int clockRate(int payloadType) {
      return rate;
    }

    @Override
    public int samples(int payloadType, byte[] data, int offset, int length) {
      return length;
    }

    @Override
    public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
      return length;
    }
  }

  /** Payload type 8 has a clock of 8 kHz, 16 one of 16 kHz. */
  private static final class ClockedByType implements PayloadDecoder {
    @Override
    public int clockRate(int payloadType) {
      return payloadType * 1000;
    }

    @Override
    public int samples(int payloadType, byte[] data, int offset, int length) {
      return length;
    }

    @Override
    public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
      return length;
    }
  }
}
