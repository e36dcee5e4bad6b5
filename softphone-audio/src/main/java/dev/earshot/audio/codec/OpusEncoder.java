package dev.earshot.audio.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Encodes mono speech to Opus as the peer's parameters wish. One stream, one thread, no allocation
 * per frame.
 *
 * <p>libopus keeps all state in one block without pointers to it, so the block is ours: it is
 * copied as bytes, and the garbage collector frees it when nobody can encode with it any more.
 */
final class OpusEncoder implements Encoder {
  /** Wideband speech gains little beyond; the redundancy for losses has room. */
  private static final int BITRATE = 24_000;

  /** Measured: 8 and more cost half as much again and are not heard at this rate. */
  private static final int COMPLEXITY = 5;

  /** What the redundancy is made for; the decoder conceals beyond it. */
  private static final int EXPECTED_LOSS_PERCENT = 10;

  private static final int MOST_BYTES = 1275;

  /** Packets as short as this tell nothing and need not be sent (opus_encode). */
  private static final int NOTHING_TO_SEND = 2;

  private static final int VOIP = 2048;
  private static final int SET_BITRATE = 4002;
  private static final int SET_MAX_BANDWIDTH = 4004;
  private static final int SET_VBR = 4006;
  private static final int SET_COMPLEXITY = 4010;
  private static final int SET_INBAND_FEC = 4012;
  private static final int SET_PACKET_LOSS = 4014;
  private static final int SET_DTX = 4016;
  private static final int NARROW_BAND = 1101;

  private final MemorySegment state;
  private final MemorySegment pcm;
  private final MemorySegment packet;
  private final boolean discontinuous;

  OpusEncoder(int sampleRate, EncoderSettings settings) {
    Arena arena = Arena.ofAuto();
    state = arena.allocate(Libopus.encoderSize(1), 16);
    pcm = arena.allocate(JAVA_SHORT, sampleRate / 1000 * 120L);
    packet = arena.allocate(MOST_BYTES);
    check(Libopus.encoderInit(state, sampleRate, 1, VOIP));
    OpusParameters wish = OpusParameters.parse(settings.parameters());
    discontinuous = settings.silenceSuppressed() && wish.discontinuous();
    set(SET_BITRATE, Math.min(BITRATE, wish.maxAverageBitrate()));
    set(SET_MAX_BANDWIDTH, bandwidth(wish.maxPlaybackRate()));
    set(SET_VBR, wish.constantBitrate() ? 0 : 1);
    set(SET_COMPLEXITY, COMPLEXITY);
    set(SET_INBAND_FEC, wish.forwardErrorCorrection() ? 1 : 0);
    set(SET_PACKET_LOSS, wish.forwardErrorCorrection() ? EXPECTED_LOSS_PERCENT : 0);
    set(SET_DTX, discontinuous ? 1 : 0);
  }

  /** The widest of the five bandwidths that a listener at this rate can hear (RFC 7587 table 2). */
  private static int bandwidth(int playbackRate) {
    int[] rates = {12_000, 16_000, 24_000, 48_000};
    int wider = 0;
    for (int rate : rates) {
      wider += playbackRate >= rate ? 1 : 0;
    }
    return NARROW_BAND + wider;
  }

  private void set(int request, int value) {
    check(Libopus.set(state, request, value));
  }

  private static void check(int result) {
    if (result != Libopus.OK) {
      throw new IllegalStateException("libopus refuses its settings: " + result);
    }
  }

  @Override
  public int encode(int[] samples, int count, byte[] payload, int offset) {
    for (int i = 0; i < count; i++) {
      int clipped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, samples[i]));
      pcm.setAtIndex(JAVA_SHORT, i, (short) clipped);
    }
    int most = Math.min(MOST_BYTES, payload.length - offset);
    int bytes = Libopus.encode(state, pcm, count, packet, most);
    if (bytes <= 0 || (discontinuous && bytes <= NOTHING_TO_SEND)) {
      return 0;
    }
    MemorySegment.copy(packet, JAVA_BYTE, 0, payload, offset, bytes);
    return bytes;
  }

  @Override
  public void continueFrom(Encoder other) {
    if (other instanceof OpusEncoder former && former.state.byteSize() == state.byteSize()) {
      state.copyFrom(former.state);
    }
  }
}
