package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtcpReporterTest {
  private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
  private final NtpClock clock = new NtpClock(nanos::get, Instant.parse("2026-01-01T00:00:00Z"));
  private DatagramChannel channel;
  private RtpSender ourSender;
  private RtcpReporter ours;
  private RtcpReporter theirs;

  @BeforeEach
  void open() throws Exception {
    channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    ourSender = new RtpSender(channel, clock, new Random(1));
    ours = new RtcpReporter(clock, new Random(2), ourSender);
    theirs = new RtcpReporter(clock, new Random(3), new RtpSender(channel, clock, new Random(4)));
  }

  @AfterEach
  void close() throws Exception {
    channel.close();
  }

  @Test
  void theRoundTripIsMeasuredWithoutThePeersDelay() throws Exception {
    ourSender.send((InetSocketAddress) channel.getLocalAddress(), true, 0, 80, 0);
    Reception atTheirs = new Reception(ourSender.ssrc(), 8000, 100, 0);
    for (int sequence = 100; sequence < 110; sequence++) {
      if (sequence != 105) {
        atTheirs.accepts(sequence);
      }
    }
    deliver(ours, null, theirs, 20);
    pass(3000);
    deliver(theirs, atTheirs, ours, 30);

    assertThat(ours.roundTripMillis()).isCloseTo(50, within(0.1));
    assertThat(ours.remoteLossPercent()).isCloseTo(10, within(0.5));
    assertThat(theirs.roundTripMillis()).as("has sent nothing yet").isNegative();
  }

  @Test
  void whoSentNothingSinceReportsAsReceiver() throws Exception {
    ourSender.send((InetSocketAddress) channel.getLocalAddress(), true, 0, 80, 0);
    ours.build(null, 8000, nanos.get());
    assertThat(ours.writer().data()[1] & 0xFF).isEqualTo(RtcpWriter.SENDER_REPORT);
    ours.build(null, 8000, nanos.get());

    assertThat(ours.writer().data()[1] & 0xFF).isEqualTo(RtcpWriter.RECEIVER_REPORT);
  }

  @Test
  void reportsComeAtRandomEveryTwoToSevenSeconds() {
    ours.begin(nanos.get());
    long last = nanos.get();
    for (int report = 0; report < 200; report++) {
      while (!ours.isDue(nanos.get())) {
        pass(10);
      }
      double seconds = (nanos.get() - last) / 1e9;
      // RFC 3550 6.3.1: half for the first one; 5 s times 0.5 to 1.5, divided by 1.21828.
      assertThat(seconds).isBetween(report == 0 ? 1.0 : 2.0, report == 0 ? 3.1 : 6.2);
      last = nanos.get();
    }
  }

  @Test
  void whatIsNoReportIsRefused() {
    assertThat(ours.onPacket(new byte[40], 40, nanos.get())).isFalse();
    assertThat(ours.reports.count()).isZero();
  }

  private void deliver(
      RtcpReporter from, @Nullable Reception reception, RtcpReporter to, long millis) {
    from.build(reception, 8000, nanos.get());
    pass(millis);
    assertThat(to.onPacket(from.writer().data(), from.writer().length(), nanos.get())).isTrue();
  }

  private void pass(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }
}
