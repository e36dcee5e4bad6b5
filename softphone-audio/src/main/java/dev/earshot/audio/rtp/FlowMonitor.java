package dev.earshot.audio.rtp;

/**
 * Watches the flow of one session and tells of changes. Rtp thread; the state may be read by all.
 */
final class FlowMonitor {
  private final FlowWatch watch = new FlowWatch();
  private final RtpSender sender;
  private final RtpReceiver receiver;
  private final RtcpReporter reporter;
  private final PacketTap tap;
  private volatile MediaFlow flow = MediaFlow.UNKNOWN;

  FlowMonitor(RtpSender sender, RtpReceiver receiver, RtcpReporter reporter, PacketTap tap) {
    this.sender = sender;
    this.receiver = receiver;
    this.reporter = reporter;
    this.tap = tap;
  }

  MediaFlow flow() {
    return flow;
  }

  /**
   * @param expected whether the peer is to send
   */
  void step(long nowNanos, boolean expected) {
    MediaFlow now =
        watch.step(
            nowNanos,
            expected,
            sender.sentCount(),
            receiver.received.count(),
            reporter.reports.count(),
            reporter.reportedHighest());
    if (now != flow) {
      flow = now;
      tap.onFlow(now);
    }
  }
}
