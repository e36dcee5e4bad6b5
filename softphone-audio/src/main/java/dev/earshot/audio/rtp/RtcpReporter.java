package dev.earshot.audio.rtp;

import dev.earshot.audio.Counter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The RTCP of one session: when to report, what to report, and what the peer's reports tell. Owned
 * by the rtp thread; published values may be read by others.
 *
 * <p>Interval: RFC 3550 6.2 and A.7 for exactly two members. With two, the bandwidth never asks for
 * more than the minimum of 5 s, so what remains of A.7 is: half of it before the first report, a
 * random factor of 0.5 to 1.5, the compensation 1.21828. Reconsideration and member counting have
 * nothing to count and are left out.
 */
final class RtcpReporter {
  private static final double MINIMUM_NANOS = 5e9;
  private static final double COMPENSATION = Math.E - 1.5;

  private final NtpClock clock;
  private final RandomGenerator random;
  private final RtpSender sender;
  private final RtcpReader reader;
  private final RtcpWriter writer;
  final Counter reports = new Counter();
  private long dueNanos;
  private long sentBefore;
  private int lastReport;
  private long lastReportNanos;
  private int reportedHighest;
  private volatile double roundTripMillis = -1;
  private volatile double remoteLossPercent = -1;
  private volatile double remoteMos = -1;

  RtcpReporter(NtpClock clock, RandomGenerator random, RtpSender sender) {
    this.clock = clock;
    this.random = random;
    this.sender = sender;
    reader = new RtcpReader(sender.ssrc());
    // RFC 7022 4.2: a random CNAME; names of hosts and users are nobody's business.
    writer = new RtcpWriter(sender.ssrc(), Long.toHexString(random.nextLong()));
  }

  double roundTripMillis() {
    return roundTripMillis;
  }

  double remoteLossPercent() {
    return remoteLossPercent;
  }

  double remoteMos() {
    return remoteMos;
  }

  /** Rtp thread: our newest packet by the peer's last report; 0 if that did not speak of us. */
  int reportedHighest() {
    return reportedHighest;
  }

  /** Takes what the peer sent; false if that is no RTCP. */
  boolean onPacket(byte[] data, int length, long arrivalNanos) {
    if (!reader.parse(data, length)) {
      return false;
    }
    reports.increment();
    remoteMos = reader.mos();
    reportedHighest = reader.hasBlock() ? reader.highest() : 0;
    if (reader.hasSenderReport()) {
      lastReport = reader.ntpMiddle();
      lastReportNanos = arrivalNanos;
    }
    if (reader.hasBlock()) {
      remoteLossPercent = reader.lossPercent();
      double measured = reader.roundTripMillis(NtpClock.middle(clock.ntp()));
      roundTripMillis = measured < 0 ? roundTripMillis : measured;
    }
    return true;
  }

  /** Starts the timer at the agreement. */
  void begin(long nowNanos) {
    dueNanos = nowNanos + interval(MINIMUM_NANOS / 2);
  }

  /** Whether a report is due; then also sets the time of the next one. */
  boolean isDue(long nowNanos) {
    if (nowNanos - dueNanos < 0) {
      return false;
    }
    dueNanos = nowNanos + interval(MINIMUM_NANOS);
    return true;
  }

  private long interval(double nanos) {
    return (long) (nanos * (random.nextDouble() + 0.5) / COMPENSATION);
  }

  /** Builds the report that is due; read it from {@link #writer()}. */
  void build(@Nullable Reception reception, int clockRate, long nowNanos) {
    writer.begin();
    long sent = sender.sentCount();
    // 6.4: a sender report if anything was sent since the one before.
    if (sent != sentBefore) {
      writer.senderReport(
          new RtcpWriter.Sender(
              clock.ntp(),
              sender.timestampAt(nowNanos, clockRate),
              (int) sent,
              (int) sender.octetCount()));
    } else {
      writer.receiverReport();
    }
    sentBefore = sent;
    if (reception != null) {
      writer.block(blockFor(reception, nowNanos));
    }
    writer.sourceDescription();
  }

  /** Builds the report that is due, with what the peer wants to know. */
  void build(RtpReceiver receiver, RtpRemote agreed, PacketTap tap, long nowNanos) {
    Reception reception = receiver.current();
    build(reception, agreed.clockRate(), nowNanos);
    if (agreed.metrics() && reception != null) {
      long expected = reception.received() + reception.lost();
      writer.voipMetrics(
          new VoipMetrics(
              reception.ssrc(),
              expected,
              reception.lost(),
              receiver.bursts(),
              roundTripMillis,
              tap.playout()));
    }
  }

  private RtcpWriter.Block blockFor(Reception reception, long nowNanos) {
    long delay = lastReport == 0 ? 0 : ((nowNanos - lastReportNanos) << 16) / 1_000_000_000;
    return new RtcpWriter.Block(
        reception.ssrc(),
        reception.takeFractionLost(),
        (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, reception.lost())),
        reception.extendedMaxSequence(),
        reception.jitter(),
        lastReport,
        (int) delay);
  }

  RtcpWriter writer() {
    return writer;
  }
}
