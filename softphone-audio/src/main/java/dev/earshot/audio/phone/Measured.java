package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.jitter.JitterCounts;
import dev.earshot.audio.rtp.PlayoutFigures;
import dev.earshot.audio.rtp.RtpStats;
import org.jspecify.annotations.Nullable;

/** Joins the counters of a leg's stages into what its user wants to know. */
final class Measured {
  private Measured() {}

  static CallQuality quality(Streams streams, String encryption, RtpStats rtp) {
    Codec codec = streams.codec();
    JitterCounts jitter = streams.in().counts();
    double bufferMillis = jitter.depthSamples() * 1000.0 / codec.sampleRate();
    double network = Math.max(0, rtp.roundTripMillis()) / 2;
    double delay = network + bufferMillis + streams.plan().packetMillis();
    return new CallQuality(
        codec.label(),
        encryption,
        rtp.sent(),
        rtp.received(),
        Math.max(0, rtp.lost()),
        jitter.concealedTicks(),
        jitter.late(),
        rtp.jitterMillis(),
        bufferMillis,
        rtp.roundTripMillis(),
        rtp.remoteLossPercent(),
        rtp.received() == 0 ? -1 : EModel.mos(codec, loss(rtp, jitter), delay));
  }

  /** For the peer. */
  static PlayoutFigures playout(CallQuality quality, @Nullable Streams streams) {
    int packetMillis = streams == null ? 20 : streams.plan().packetMillis();
    double buffer = Math.max(0, quality.bufferMillis());
    return new PlayoutFigures(
        quality.lateFrames(), packetMillis, buffer, buffer + packetMillis, quality.mos());
  }

  static MediaCounts counts(RtpStats rtp, JitterCounts jitter) {
    return new MediaCounts(
        rtp.sent(),
        rtp.received(),
        Math.max(0, rtp.lost()),
        jitter.concealedTicks(),
        jitter.late(),
        rtp.malformed(),
        rtp.foreign(),
        rtp.unexpected());
  }

  /** For the ear a late packet is a lost one, and one that redundancy brought back is none. */
  private static EModel.Loss loss(RtpStats rtp, JitterCounts jitter) {
    long lost = Math.max(0, rtp.lost());
    double missing = Math.max(0, lost + jitter.late() - jitter.recovered());
    double run = jitter.missing() / (double) Math.max(1, jitter.missingRuns());
    return new EModel.Loss(100 * missing / (rtp.received() + lost), Math.max(1, run));
  }
}
