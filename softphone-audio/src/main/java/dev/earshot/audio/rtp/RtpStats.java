package dev.earshot.audio.rtp;

/**
 * Numbers of one session since its start. Negative: not known yet.
 *
 * @param sent RTP packets handed to the network
 * @param notSent RTP packets the network refused
 * @param received RTP packets accepted
 * @param lost packets that never came (RFC 3550 A.3)
 * @param malformed datagrams that are neither RTP nor RTCP
 * @param foreign packets of sources we are not latched to
 * @param unexpected packets of payload types that were not agreed, or before the agreement
 * @param invalid packets refused by the sequence check (RFC 3550 A.1)
 * @param unauthentic packets whose SRTP tag was wrong, or that came twice
 * @param overflowed packets that found the ring full
 * @param sourceChanges times the peer began to use another SSRC
 * @param reports RTCP reports of the peer
 * @param jitterMillis interarrival jitter (RFC 3550 A.8)
 * @param roundTripMillis by LSR and DLSR (RFC 3550 6.4.1)
 * @param remoteLossPercent loss in the peer's last report
 * @param remoteMos how the peer rates the call (RFC 3611 4.7.5)
 */
public record RtpStats(
    long sent,
    long notSent,
    long received,
    long lost,
    long malformed,
    long foreign,
    long unexpected,
    long invalid,
    long unauthentic,
    long overflowed,
    long sourceChanges,
    long reports,
    double jitterMillis,
    double roundTripMillis,
    double remoteLossPercent,
    double remoteMos) {
  static RtpStats of(RtpSender sender, RtpReceiver receiver, RtcpReporter reporter) {
    return new RtpStats(
        sender.sentCount(),
        sender.notSentCount(),
        receiver.received.count(),
        receiver.lost(),
        receiver.malformed.count(),
        receiver.foreign.count(),
        receiver.unexpected.count(),
        receiver.invalid.count(),
        receiver.unauthentic.count(),
        receiver.ring().refused(),
        receiver.sourceChanges.count(),
        reporter.reports.count(),
        receiver.jitterMillis(),
        reporter.roundTripMillis(),
        reporter.remoteLossPercent(),
        reporter.remoteMos());
  }
}
