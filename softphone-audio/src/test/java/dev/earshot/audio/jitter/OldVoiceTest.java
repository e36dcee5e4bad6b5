package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever was heard before a pause may be somebody who must not be heard after it. */
class OldVoiceTest {
  private static final int RATE = 8000;
  private static final int PACKET = RATE / 50;
  private static final int TICK = RATE / 100;

  /** So late comes every fifth packet: the next stream begins with a wait. */
  private static final int LATE_TICKS = 3;

  private final JitterBuffer buffer = new JitterBuffer(RATE, new Tone());
  private final int[] frame = new int[TICK];
  private int packets;
  private int loudest;

  @Test
  void afterAHoldNothingIsHeardOfWhatWasBefore() {
    stream(100, (byte) 1);
    assertThat(loudest).isGreaterThan(5_000);

    buffer.forget();
    packets += 100;
    loudest = 0;
    stream(100, (byte) 0);

    assertThat(loudest).isZero();
  }

  @Test
  void anotherStreamThatComesLaterDoesNotRepeatTheFormer() {
    stream(100, (byte) 1);
    buffer.restart();
    for (int tick = 0; tick < 200; tick++) {
      assertThat(buffer.pull(frame)).isFalse();
    }
    packets += 100;
    loudest = 0;
    stream(100, (byte) 0);

    assertThat(loudest).isZero();
  }

  /** Two ticks for a packet. */
  private void stream(int count, byte voice) {
    int from = packets;
    for (int tick = 0; tick < 2 * count; tick++) {
      for (int i = from; i < from + count; i++) {
        if (2 * (i - from) + (i % 5 == 0 ? LATE_TICKS : 0) == tick) {
          buffer.put(i & 0xFFFF, i * PACKET, i == from, 0, new byte[] {voice}, 0, 1);
        }
      }
      if (buffer.pull(frame)) {
        for (int sample : frame) {
          loudest = Math.max(loudest, Math.abs(sample));
        }
      }
    }
    packets += count;
  }

  /** 400 Hz or silence. */
  private static final class Tone implements PayloadDecoder {
    @Override
    public int clockRate(int payloadType) {
      return RATE;
    }

    @Override
    public int samples(int payloadType, byte[] data, int offset, int length) {
      return PACKET;
    }

    @Override
    public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
      for (int i = 0; i < PACKET; i++) {
        samples[i] = (int) (data[offset] * 8_000 * Math.sin(2 * Math.PI * 400 * i / RATE));
      }
      return PACKET;
    }
  }
}
