package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Encoder;
import dev.earshot.audio.rtp.RtpPacket;
import dev.earshot.audio.rtp.RtpSession;
import java.util.Arrays;

/**
 * The way from a frame to the network: gathers ticks into packets. At no time more than one packet
 * is being filled, so nothing older than that can leave after a newer frame. Owned by the mix
 * thread.
 */
final class Outbound {
  /** What leaves in place of the frame. */
  enum Mode {
    VOICE,
    /** Packets without sound keep address translators and the peer's latch alive. */
    SILENCE,
    NOTHING
  }

  private final RtpSession session;
  private final Encoder encoder;
  private final int payloadType;
  private final int[] samples;
  private final int packetUnits;
  private int filled;
  private boolean talking;

  Outbound(RtpSession session, Codec codec, int payloadType, int packetMillis) {
    this.session = session;
    this.payloadType = payloadType;
    encoder = codec.newEncoder();
    samples = new int[codec.sampleRate() / 1000 * packetMillis];
    packetUnits = codec.timestampUnits(samples.length);
  }

  void write(int[] frame, Mode mode) {
    for (int taken = 0; taken < frame.length; ) {
      int count = Math.min(frame.length - taken, samples.length - filled);
      fill(frame, taken, count, mode);
      taken += count;
      if (filled == samples.length) {
        filled = 0;
        send(mode);
      }
    }
  }

  private void fill(int[] frame, int from, int count, Mode mode) {
    if (mode == Mode.VOICE) {
      System.arraycopy(frame, from, samples, filled, count);
    } else {
      // Also what waits from before the hold must not leave any more.
      Arrays.fill(samples, 0, filled + count, 0);
    }
    filled += count;
  }

  private void send(Mode mode) {
    if (mode != Mode.NOTHING) {
      int bytes =
          encoder.encode(samples, samples.length, session.outgoing(), RtpPacket.HEADER_BYTES);
      session.send(!talking, payloadType, bytes);
    }
    talking = mode != Mode.NOTHING;
    session.advance(packetUnits);
  }
}
