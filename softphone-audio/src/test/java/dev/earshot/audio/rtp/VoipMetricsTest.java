package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoipMetricsTest {
  private static final int OURS = 77;

  private final BurstGap losses = new BurstGap();

  private void pass(int received, int lost) {
    for (int i = 0; i < received; i++) {
      losses.received(0);
    }
    if (lost > 0) {
      losses.received(lost);
    }
  }

  @Test
  void withoutLossEverythingIsOneGap() {
    pass(100, 0);
    BurstGap.Figures figures = losses.figures();
    assertThat(figures.burstDensity()).isZero();
    assertThat(figures.gapDensity()).isZero();
    assertThat(figures.gapPackets()).isEqualTo(100);
  }

  @Test
  void lonelyLossesBelongToGaps() {
    for (int i = 0; i < 10; i++) {
      pass(49, 1);
    }
    pass(20, 0);
    BurstGap.Figures figures = losses.figures();
    assertThat(figures.gapDensity()).isCloseTo(0.02, within(0.005));
    assertThat(figures.burstPackets()).isLessThan(2);
  }

  @Test
  void crowdsOfLossesAreBursts() {
    for (int burst = 0; burst < 20; burst++) {
      pass(400, 0);
      for (int i = 0; i < 10; i++) {
        pass(1, 1);
      }
    }
    pass(400, 1);
    BurstGap.Figures figures = losses.figures();
    assertThat(figures.burstDensity()).isBetween(0.2, 0.8);
    assertThat(figures.burstPackets()).isBetween(15.0, 35.0);
    assertThat(figures.gapPackets()).isBetween(350.0, 450.0);
  }

  @Test
  void whatIsWrittenIsRead() {
    RtcpWriter writer = new RtcpWriter(5, "name");
    writer.begin();
    writer.receiverReport();
    writer.sourceDescription();
    writer.voipMetrics(
        new VoipMetrics(
            OURS, 1000, 50, losses.figures(), 42, new PlayoutFigures(25, 20, 60, 80, 4.26)));
    RtcpReader reader = new RtcpReader(OURS);
    assertThat(reader.parse(writer.data(), writer.length())).isTrue();
    assertThat(reader.mos()).isEqualTo(4.3);
    int block = writer.length() - 36;
    assertThat(writer.data()[block]).isEqualTo((byte) 7);
    assertThat(Bytes.get8(writer.data(), block + 8)).as("lost, in 1/256").isEqualTo(12);
    assertThat(Bytes.get8(writer.data(), block + 9)).as("discarded").isEqualTo(6);
    assertThat(Bytes.get16(writer.data(), block + 16)).as("round trip").isEqualTo(42);
    assertThat(Bytes.get8(writer.data(), block + 23)).as("Gmin").isEqualTo(16);
  }

  @Test
  void metricsAboutOthersAreNotOurs() {
    RtcpWriter writer = new RtcpWriter(5, "name");
    writer.begin();
    writer.receiverReport();
    writer.voipMetrics(new VoipMetrics(OURS, 10, 0, losses.figures(), -1, PlayoutFigures.UNKNOWN));
    RtcpReader reader = new RtcpReader(OURS + 1);
    assertThat(reader.parse(writer.data(), writer.length())).isTrue();
    assertThat(reader.mos()).isNegative();
  }
}
