package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtcpTest {
  private static final int OURS = 0x0A0B0C0D;
  private static final int THEIRS = 0x01020304;

  private final RtcpReader reader = new RtcpReader(OURS);

  @Test
  void aSenderReportIsWrittenAsTheStandardDrawsIt() {
    RtcpWriter writer = report();

    assertThat(hex(writer))
        .isEqualTo(
            "81c8000c"
                + "01020304"
                + "1122334455667788"
                + "000003e8"
                + "00000064"
                + "00003e80"
                + "0a0b0c0d"
                + "40fffffe"
                + "00010005"
                + "0000000a"
                + "33445566"
                + "00010000"
                + "81ca0003"
                + "01020304"
                + "0105"
                + "68656c6c6f"
                + "00");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    RtcpWriter writer = report();

    assertThat(reader.parse(writer.data(), writer.length())).isTrue();
    assertThat(reader.hasSenderReport()).isTrue();
    assertThat(reader.ntpMiddle()).isEqualTo(0x33445566);
    assertThat(reader.hasBlock()).isTrue();
    assertThat(reader.lossPercent()).isEqualTo(25);
    assertThat(reader.bye()).isFalse();
  }

  @Test
  void theRoundTripIsWhatPassedWithoutThePeersDelay() {
    RtcpWriter writer = report();
    reader.parse(writer.data(), writer.length());

    // The peer kept the report for one second; now is 1.25 s after it was sent.
    assertThat(reader.roundTripMillis(0x33445566 + 0x14000)).isCloseTo(250, within(0.1));
    assertThat(reader.roundTripMillis(0x33445566)).as("answered before asked").isNegative();
  }

  @Test
  void byeIsRead() {
    RtcpWriter writer = new RtcpWriter(THEIRS, "");
    writer.begin();
    writer.receiverReport();
    writer.bye();

    assertThat(reader.parse(writer.data(), writer.length())).isTrue();
    assertThat(reader.bye()).isTrue();
    assertThat(reader.hasBlock()).isFalse();
  }

  @Test
  void whatIsNoCompoundPacketIsRefused() {
    assertThat(parses("80ca000101020304")).as("begins with SDES").isFalse();
    assertThat(parses("80c9000201020304")).as("longer than the datagram").isFalse();
    assertThat(parses("80c900010102030400")).as("one byte too many").isFalse();
    assertThat(parses("80c900010102030440cb000101020304")).as("version 1 inside").isFalse();
    assertThat(parses("81c9000101020304")).as("block missing").isTrue();
    assertThat(reader.hasBlock()).isFalse();
  }

  @Property(seed = "7")
  void anyBytesAreReadOrRefusedButNeverThrow(@ForAll @Size(max = 80) byte[] data) {
    reader.parse(data, data.length);
    reader.roundTripMillis(1);
  }

  @Property(seed = "7")
  void damagedReportsNeverThrow(@ForAll int at, @ForAll byte value, @ForAll int cut) {
    RtcpWriter writer = report();
    byte[] data = Arrays.copyOf(writer.data(), writer.length());
    data[Math.floorMod(at, data.length)] = value;
    reader.parse(data, Math.floorMod(cut, data.length + 1));
  }

  @Test
  void ntpTimeRunsWithTheMonotonicClock() {
    AtomicLong nanos = new AtomicLong(-7_000_000_000L);
    NtpClock clock = new NtpClock(nanos::get, Instant.parse("1970-01-01T00:00:00.5Z"));
    assertThat(clock.ntp()).isEqualTo(2_208_988_800L << 32 | 0x80000000L);
    nanos.addAndGet(1_750_000_000);

    assertThat(clock.ntp()).isEqualTo(2_208_988_802L << 32 | 0x40000000L);
    assertThat(NtpClock.middle(0x1122_3344_5566_7788L)).isEqualTo(0x33445566);
  }

  private static RtcpWriter report() {
    RtcpWriter writer = new RtcpWriter(THEIRS, "hello");
    writer.begin();
    writer.senderReport(new RtcpWriter.Sender(0x1122_3344_5566_7788L, 1000, 100, 16_000));
    writer.block(new RtcpWriter.Block(OURS, 64, -2, 0x10005, 10, 0x33445566, 0x10000));
    writer.sourceDescription();
    return writer;
  }

  private boolean parses(String text) {
    byte[] data = HexFormat.of().parseHex(text);
    return reader.parse(data, data.length);
  }

  private static String hex(RtcpWriter writer) {
    return HexFormat.of().formatHex(writer.data(), 0, writer.length());
  }
}
