package dev.earshot.audio.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A codec that helps with gaps is asked before anything is invented. */
class CodecConcealmentTest {
  private static final int PACKET = 160;

  /** The first packet waits for 40 ms. */
  private static final int UNTIL_HEARD = 3;

  private final List<String> asked = new ArrayList<>();
  private boolean pausing;
  private final JitterBuffer buffer = new JitterBuffer(8000, new HelpfulCodec());
  private final int[] frame = new int[PACKET];

  @Test
  void aLostPacketIsRecoveredFromTheNextOneIfThatIsThere() {
    put(0, 0);
    pull(UNTIL_HEARD);
    put(2, 2);
    put(3, 3);
    pull(3);

    assertThat(asked).containsExactly("decode 0", "recover 160 from 2", "decode 2", "decode 3");
    assertThat(buffer.counts().recoveredSamples()).isEqualTo(PACKET);
    assertThat(buffer.counts().concealedTicks()).isZero();
  }

  @Test
  void nothingIsRecoveredAfterAPauseBecauseNothingWasLost() {
    put(0, 0);
    pull(UNTIL_HEARD);
    put(1, 3);
    pull(3);

    assertThat(asked).containsExactly("decode 0", "conceal 160", "conceal 160", "decode 3");
    assertThat(buffer.counts().pausedSamples()).isEqualTo(2 * PACKET);
    assertThat(buffer.counts().concealedTicks()).isZero();
  }

  @Test
  void aCodecConcealsForATenthOfASecond() {
    put(0, 0);
    pull(20);

    assertThat(asked).hasSize(6).endsWith("conceal 160");
    assertThat(buffer.pull(frame)).isFalse();
  }

  @Test
  void anAnnouncedPauseIsHeardForHalfAMinute() {
    pausing = true;
    put(0, 0);
    pull(1000);
    assertThat(buffer.pull(frame)).isTrue();
    pull(600);
    assertThat(buffer.pull(frame)).isFalse();
    put(1, 1602);
    assertThat(buffer.pull(frame)).isTrue();
    assertThat(buffer.counts().concealedTicks()).isZero();
    assertThat(buffer.counts().late()).isZero();
  }

  private void put(int sequence, int index) {
    byte[] payload = new byte[PACKET];
    payload[0] = (byte) index;
    buffer.put(sequence, index * PACKET, false, 0, payload, 0, PACKET);
  }

  private void pull(int ticks) {
    for (int i = 0; i < ticks; i++) {
      buffer.pull(frame);
    }
  }

  private final class HelpfulCodec implements PayloadDecoder {
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
      asked.add("decode " + data[offset]);
      Arrays.fill(samples, 0, length, 1000);
      return length;
    }

    @Override
    public int conceal(int payloadType, int[] samples, int count) {
      asked.add("conceal " + count);
      Arrays.fill(samples, 0, count, 500);
      return count;
    }

    @Override
    public int recover(
        int payloadType, byte[] data, int offset, int length, int[] samples, int count) {
      asked.add("recover " + count + " from " + data[offset]);
      Arrays.fill(samples, 0, count, 900);
      return count;
    }

    @Override
    public boolean isPausing(int payloadType) {
      return pausing;
    }
  }
}
