package dev.earshot.audio.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Decodes Opus of any bandwidth and channel count to mono. One stream, one thread, no allocation
 * per frame; its memory is freed as that of {@link OpusEncoder}.
 */
final class OpusDecoder implements Decoder {
  private static final int LONGEST_MILLIS = 120;
  private static final int MOST_BYTES = 1500;

  /** Frames this short mark the beginning of silence in which nothing more is sent. */
  private static final int PAUSE_BYTES = 2;

  private final int unit;
  private final MemorySegment state;
  private final MemorySegment pcm;
  private final MemorySegment packet;
  private boolean pausing;

  OpusDecoder(int sampleRate) {
    unit = sampleRate / 400;
    Arena arena = Arena.ofAuto();
    state = arena.allocate(Libopus.decoderSize(1), 16);
    pcm = arena.allocate(JAVA_SHORT, sampleRate / 1000 * (long) LONGEST_MILLIS);
    packet = arena.allocate(MOST_BYTES);
    int result = Libopus.decoderInit(state, sampleRate, 1);
    if (result != Libopus.OK) {
      throw new IllegalStateException("libopus refuses the sample rate: " + result);
    }
  }

  @Override
  public int samples(byte[] payload, int offset, int length) {
    return OpusPacket.units(payload, offset, length) * unit;
  }

  @Override
  public int decode(byte[] payload, int offset, int length, int[] samples) {
    int expected = samples(payload, offset, length);
    pausing = length <= PAUSE_BYTES;
    take(payload, offset, length);
    int decoded = Libopus.decode(state, packet, length, pcm, expected, 0);
    if (decoded < 0) {
      decoded = Libopus.decode(state, MemorySegment.NULL, 0, pcm, expected, 0);
    }
    return give(Math.max(0, decoded), samples);
  }

  @Override
  public int conceal(int[] samples, int count) {
    return invent(MemorySegment.NULL, 0, samples, count, 0);
  }

  @Override
  public int recover(byte[] next, int offset, int length, int[] samples, int count) {
    take(next, offset, length);
    return invent(packet, length, samples, count, 1);
  }

  /** libopus conceals whole units only; what is too much overlaps with what comes next. */
  private int invent(MemorySegment from, int bytes, int[] samples, int count, int fec) {
    int wanted = Math.min((count + unit - 1) / unit * unit, samples.length / unit * unit);
    return give(Math.max(0, Libopus.decode(state, from, bytes, pcm, wanted, fec)), samples);
  }

  @Override
  public boolean isPausing() {
    return pausing;
  }

  private void take(byte[] payload, int offset, int length) {
    MemorySegment.copy(payload, offset, packet, JAVA_BYTE, 0, Math.min(length, MOST_BYTES));
  }

  private int give(int count, int[] samples) {
    for (int i = 0; i < count; i++) {
      samples[i] = pcm.getAtIndex(JAVA_SHORT, i);
    }
    return count;
  }
}
