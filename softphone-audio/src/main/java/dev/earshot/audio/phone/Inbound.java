package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Decoder;
import dev.earshot.audio.jitter.JitterBuffer;
import dev.earshot.audio.jitter.JitterCounts;
import dev.earshot.audio.jitter.PayloadDecoder;
import dev.earshot.audio.rtp.RtpPacket;
import dev.earshot.audio.rtp.RtpSession;
import java.util.Map;
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

  /**
   * @param codecs by payload type; all of one sample rate
   */
  Inbound(RtpSession session, int sampleRate, Map<Integer, Codec> codecs) {
    this.session = session;
    codecs.forEach(
        (payloadType, codec) -> {
          decoders[payloadType] = codec.newDecoder();
          clockRates[payloadType] = codec.clockRate();
        });
    jitter = new JitterBuffer(sampleRate, this);
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
    jitter.restart();
  }

  @Override
  public int clockRate(int payloadType) {
    return clockRates[payloadType];
  }

  @Override
  public int samples(int payloadType, int bytes) {
    Decoder decoder = decoders[payloadType];
    return decoder == null ? 0 : decoder.samples(bytes);
  }

  @Override
  public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
    Decoder decoder = decoders[payloadType];
    return decoder == null ? 0 : decoder.decode(data, offset, length, samples);
  }
}
