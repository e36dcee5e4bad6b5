package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Decoder;
import dev.earshot.audio.jitter.JitterBuffer;
import dev.earshot.audio.jitter.JitterCounts;
import dev.earshot.audio.jitter.PayloadDecoder;
import dev.earshot.audio.rtp.RtpPacket;
import dev.earshot.audio.rtp.RtpSession;
import org.jspecify.annotations.Nullable;

/**
 * The way from the packet ring to a frame. Owned by the mix thread; the counts may be read by all.
 */
final class Inbound implements PayloadDecoder {
  private final RtpSession session;
  private final @Nullable Decoder[] decoders = new @Nullable Decoder[128];
  private final int[] clockRates = new int[128];
  private final JitterBuffer jitter;
  private final RtpPacket packet = new RtpPacket();
  private long overflows;
  private int ssrc;

  Inbound(RtpSession session, MediaPlan plan) {
    this.session = session;
    plan.decoders()
        .forEach(
            (payloadType, typed) -> {
              decoders[payloadType] = typed.decoder();
              clockRates[payloadType] = typed.clockRate();
            });
    jitter = new JitterBuffer(plan.codec().sampleRate(), this);
  }

  JitterCounts counts() {
    return jitter.counts();
  }

  boolean read(int[] frame) {
    if (overflows != session.overflows()) {
      // What waits is older than what was lost after it.
      overflows = session.overflows();
      pause();
    }
    while (session.next(packet)) {
      follow(packet.ssrc());
      jitter.put(
          packet.sequence(),
          packet.timestamp(),
          packet.marker(),
          packet.payloadType(),
          packet.data(),
          packet.payloadOffset(),
          packet.payloadLength());
    }
    return jitter.pull(frame);
  }

  private void follow(int source) {
    if (source != ssrc) {
      ssrc = source;
      jitter.restart();
    }
  }

  /** Forgets what was received so far; nothing of it is to be heard. */
  void pause() {
    while (session.next(packet)) {
      // Taken and dropped.
    }
    jitter.forget();
  }

  @Override
  public int clockRate(int payloadType) {
    return clockRates[payloadType];
  }

  @Override
  public int samples(int payloadType, byte[] data, int offset, int length) {
    Decoder decoder = decoders[payloadType];
    return decoder == null ? 0 : decoder.samples(data, offset, length);
  }

  @Override
  public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
    Decoder decoder = decoders[payloadType];
    return decoder == null ? 0 : decoder.decode(data, offset, length, samples);
  }

  @Override
  public int conceal(int payloadType, int[] samples, int count) {
    Decoder decoder = decoders[payloadType];
    return decoder == null ? 0 : decoder.conceal(samples, count);
  }

  @Override
  public int recover(
      int payloadType, byte[] data, int offset, int length, int[] samples, int count) {
    Decoder decoder = decoders[payloadType];
    return decoder == null ? 0 : decoder.recover(data, offset, length, samples, count);
  }

  @Override
  public boolean isPausing(int payloadType) {
    Decoder decoder = decoders[payloadType];
    return decoder != null && decoder.isPausing();
  }
}
