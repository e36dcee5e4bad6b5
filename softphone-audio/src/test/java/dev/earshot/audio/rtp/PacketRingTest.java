package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketRingTest {
  private final RtpPacket view = new RtpPacket();

  @Test
  void packetsOfAnyLengthComeOutInOrderAcrossTheEndOfTheArray() {
    Random random = new Random(11);
    PacketRing ring = new PacketRing(4096);
    Deque<byte[]> waiting = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      byte[] packet = packet(random);
      if (random.nextBoolean() && ring.offer(packet, packet.length)) {
        waiting.add(packet);
      } else if (!waiting.isEmpty()) {
        assertThat(ring.isEmpty()).isFalse();
        assertThat(ring.head(view)).isTrue();
        assertThat(seen()).isEqualTo(waiting.remove());
        ring.release();
      }
    }
    assertThat(ring.isEmpty()).isEqualTo(waiting.isEmpty());
    assertThat(ring.refused()).isPositive();
  }

  @Test
  void aFullRingRefusesAndCounts() {
    PacketRing ring = new PacketRing(4096);
    byte[] long1 = new byte[1400];

    assertThat(ring.offer(long1, 1400)).isTrue();
    assertThat(ring.offer(long1, 1400)).isTrue();
    assertThat(ring.offer(long1, 1400)).isFalse();
    assertThat(ring.refused()).isEqualTo(1);
  }

  @Test
  void whatIsLongerThanAnEthernetFrameIsRefused() {
    PacketRing ring = new PacketRing(1 << 14);

    assertThat(ring.offer(new byte[2000], 1501)).isFalse();
    assertThat(ring.isEmpty()).isTrue();
  }

  private static byte[] packet(Random random) {
    byte[] packet = new byte[12 + random.nextInt(900)];
    random.nextBytes(packet);
    packet[0] = (byte) 0x80;
    return packet;
  }

  private byte[] seen() {
    int start = view.payloadOffset() - RtpPacket.HEADER_BYTES;
    return Arrays.copyOfRange(view.data(), start, view.payloadOffset() + view.payloadLength());
  }
}
