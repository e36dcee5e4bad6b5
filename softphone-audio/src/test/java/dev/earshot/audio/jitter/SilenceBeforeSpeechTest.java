package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What comes next is known early where the network varies: it must not be heard early. */
class SilenceBeforeSpeechTest {
  private static final int PACKET = 160;

  private final JitterBuffer buffer = new JitterBuffer(8000, new Loud());
  private final int[] frame = new int[PACKET];

  @Test
  void afterAPauseNothingIsHeardBeforeThePeerSpeaksAgain() {
    put(0, 0);
    pull(3);
    put(1, 20);

    assertThat(loudestOfPulls(12, 18)).isZero();
  }

  @Test
  void afterALongLossNothingIsInventedBackwards() {
    put(0, 0);
    pull(3);
    put(20, 20);

    assertThat(loudestOfPulls(12, 18)).isZero();
  }

  @Test
  void aSingleLossIsFilled() {
    put(0, 0);
    pull(3);
    put(2, 2);
    pull(1);

    assertThat(Arrays.stream(frame).min().orElseThrow()).isGreaterThan(500);
    assertThat(buffer.counts().bridgedSamples()).isEqualTo(PACKET);
  }

  private void put(int sequence, int index) {
    buffer.put(sequence, index * PACKET, false, 0, new byte[PACKET], 0, PACKET);
  }

  private void pull(int ticks) {
    for (int i = 0; i < ticks; i++) {
      buffer.pull(frame);
    }
  }

  private int loudestOfPulls(int from, int to) {
    pull(from);
    int loudest = 0;
    for (int i = from; i < to; i++) {
      if (buffer.pull(frame)) {
        loudest = Math.max(loudest, Arrays.stream(frame).map(Math::abs).max().orElseThrow());
      }
    }
    return loudest;
  }

  /** Every sample is 1000. */
  private static final class Loud implements PayloadDecoder {
    @Override
    public int clockRate(int payloadType) {
      return 8000;
    }

    @Override
    public int samples(int payloadType, byte[] data, int offset, int length) {
      return length;
    }

    @Override
    public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
      Arrays.fill(samples, 0, length, 1000);
      return length;
    }
  }
}
