package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketRingTest {
  @Test
  void packetsComeOutInOrderAcrossTheEndOfTheArray() {
    PacketRing ring = new PacketRing(4);
    for (int i = 0; i < 10; i++) {
      assertThat(ring.offer(new byte[] {(byte) i, 7}, 2)).isTrue();
      assertThat(ring.isEmpty()).isFalse();
      assertThat(ring.head()[0]).isEqualTo((byte) i);
      assertThat(ring.headLength()).isEqualTo(2);
      ring.release();
    }
    assertThat(ring.isEmpty()).isTrue();
  }

  @Test
  void aFullRingRefuses() {
    PacketRing ring = new PacketRing(2);

    assertThat(ring.offer(new byte[1], 1)).isTrue();
    assertThat(ring.offer(new byte[1], 1)).isTrue();
    assertThat(ring.offer(new byte[1], 1)).isFalse();
  }

  @Test
  void whatFitsNoSlotIsRefused() {
    assertThat(new PacketRing(2).offer(new byte[2000], 1501)).isFalse();
  }
}
