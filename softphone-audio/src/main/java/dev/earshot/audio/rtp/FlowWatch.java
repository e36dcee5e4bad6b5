package dev.earshot.audio.rtp;

/**
 * Notices audio that goes one way only. The peer is deaf to us if two of its reports on end tell of
 * nothing new from us though we sent; we hear nothing if no packet came for {@value
 * #PATIENCE_NANOS} ns though we sent. Owned by the rtp thread.
 */
final class FlowWatch {
  static final long PATIENCE_NANOS = 5_000_000_000L;

  /** Fewer packets may all be lost, or be on their way. */
  private static final int ENOUGH_SENT = 50;

  private static final int REPORTS_THAT_CONVINCE = 2;

  private boolean begun;
  private long receivedBefore;
  private long changedNanos;
  private long sentWhenChanged;
  private long reportsBefore;
  private long sentAtReport;
  private int highestBefore;
  private int reportsWithoutNews;
  private boolean arrived;

  /**
   * Looks at the counters.
   *
   * @param expected whether the peer is to send at all
   * @param sent RTP packets sent so far
   * @param received RTP packets accepted so far
   * @param reports compound reports of the peer so far
   * @param highest what its last report named as our highest sequence number; 0 if it named none
   */
  MediaFlow step(
      long nowNanos, boolean expected, long sent, long received, long reports, int highest) {
    if (!begun || received != receivedBefore || !expected) {
      begun = true;
      receivedBefore = received;
      changedNanos = nowNanos;
      sentWhenChanged = sent;
    }
    if (reports != reportsBefore) {
      reportsBefore = reports;
      onReport(sent, highest);
    }
    boolean silent =
        nowNanos - changedNanos >= PATIENCE_NANOS && sent - sentWhenChanged >= ENOUGH_SENT;
    boolean unheard = reportsWithoutNews >= REPORTS_THAT_CONVINCE;
    boolean both = received > 0 && arrived;
    return silent || unheard || both ? MediaFlow.of(silent, unheard) : MediaFlow.UNKNOWN;
  }

  private void onReport(long sent, int highest) {
    if (highest != 0 && highest != highestBefore) {
      highestBefore = highest;
      arrived = true;
      reportsWithoutNews = 0;
    } else if (sent - sentAtReport >= ENOUGH_SENT) {
      reportsWithoutNews++;
    }
    sentAtReport = sent;
  }
}
