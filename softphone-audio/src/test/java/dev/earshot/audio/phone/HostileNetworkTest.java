package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileNetworkTest {
  /** µ-law codes of a quiet and of a loud sample. */
  private static final int QUIET = 0xE0;

  private static final int LOUD = 0x80;

  private final StringBuilder digits = new StringBuilder();
  private RtpLoop loop;
  private MediaPath path;
  private RtpPeer peer;
  private int port;

  @BeforeEach
  void connect() throws Exception {
    loop = RtpLoop.start();
    path =
        MediaPath.open(
            MediaPair.config(List.of("PCMU"), 10, 10), loop, digit -> digits.append((char) digit));
    peer = new RtpPeer(1);
    port = RtpPeer.portOf(MediaPair.value(path.answer(peer.offer())));
  }

  @AfterEach
  void close() throws Exception {
    path.close();
    loop.close();
    peer.close();
  }

  @Test
  void aThirdPartyCannotSpeakIntoACall() throws Exception {
    hear(peer, QUIET);
    try (RtpPeer intruder = new RtpPeer(2)) {
      for (int i = 0; i < 20; i++) {
        intruder.sendAudio(port, LOUD);
      }
      RtpPeer.await(() -> path.statistics().foreign() == 20);
      hear(peer, QUIET);

      assertThat(loudest()).isLessThan(2000);
      path.write(new int[80]);
      assertThat(peer.receive()).as("our audio goes where it went").isPresent();
      assertThat(intruder.hasReceived()).isFalse();
    }
  }

  @Test
  void aThirdPartyCannotTakeTheCallsIdentity() throws Exception {
    hear(peer, QUIET);
    try (RtpPeer intruder = new RtpPeer(1)) {
      intruder.sendAudio(port, LOUD);
      RtpPeer.await(() -> path.statistics().foreign() == 1);
    }
    hear(peer, QUIET);
    assertThat(loudest()).isLessThan(2000);
  }

  /** linphonec on a machine with both offers IPv6 to an IPv4 focus, and sends by IPv4. */
  @Test
  void aPeerThatNamesAnAddressOfTheOtherIpVersionIsFoundByItsPackets() throws Exception {
    try (RtpPeer dual = new RtpPeer(3)) {
      String offer =
          dual.offer("a=rtcp:4001 IN IP6 fd00::2").replace("IP4 127.0.0.1", "IP6 fd00::2");
      port = RtpPeer.portOf(MediaPair.value(path.answer(offer)));
      path.write(new int[80]);
      assertThat(path.statistics().sent()).as("sent to nowhere").isZero();
      dual.sendAudio(port, QUIET);
      hear(dual, QUIET);
      path.write(new int[80]);
      assertThat(dual.receive()).isPresent();
    }
  }

  @Test
  void aPeerBehindAnAddressTranslatorIsFoundByItsPackets() throws Exception {
    try (RtpPeer translated = new RtpPeer(3);
        RtpPeer hidden = new RtpPeer(4)) {
      port = RtpPeer.portOf(MediaPair.value(path.answer(hidden.offer())));
      // It is not the address of the description, so it has to show two packets in sequence.
      translated.sendAudio(port, QUIET);
      RtpPeer.await(() -> path.statistics().invalid() == 1);
      translated.sendAudio(port, QUIET);
      RtpPeer.await(() -> path.statistics().received() == 1);
      path.write(new int[80]);

      assertThat(translated.receive()).isPresent();
    }
  }

  @Test
  void aPeerMayChangeItsSource() throws Exception {
    hear(peer, QUIET);
    try (RtpPeer renewed = new RtpPeer(9)) {
      port = RtpPeer.portOf(MediaPair.value(path.answer(renewed.offer())));
      hear(renewed, LOUD);
    }
    assertThat(loudest()).isGreaterThan(20_000);
    assertThat(path.statistics().sourceChanges()).isEqualTo(1);
  }

  @Test
  void twoStreamsOfOnePeerDoNotTakeTurns() throws Exception {
    hear(peer, QUIET);
    path.write(new int[80]);
    byte[] reflected = peer.receive().orElseThrow();
    ByteBuffer header = ByteBuffer.wrap(reflected);
    Arrays.fill(reflected, RtpPacket.HEADER_BYTES, reflected.length, (byte) LOUD);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 2; j++) {
        reflected[3]++; // the sequence number
        peer.sendRaw(port, reflected);
      }
      hear(peer, QUIET);
      assertThat(loudest()).isLessThan(2000);
    }

    assertThat(path.statistics().sourceChanges()).isZero();
    assertThat(path.statistics().invalid()).isEqualTo(40);
  }

  @Test
  void aPeerThatReflectsUsIsHeard() throws Exception {
    path.write(new int[80]);
    byte[] reflected = peer.receive().orElseThrow();
    ByteBuffer header = ByteBuffer.wrap(reflected);
    Arrays.fill(reflected, RtpPacket.HEADER_BYTES, reflected.length, (byte) LOUD);
    for (int i = 0; i < 10; i++) {
      header.putShort(2, (short) (header.getShort(2) + 1));
      header.putInt(4, header.getInt(4) + 80);
      peer.sendRaw(port, reflected);
      long sent = i + 1L;
      RtpPeer.await(() -> path.statistics().received() == sent);
      path.read(heard);
    }

    assertThat(loudest()).isGreaterThan(20_000);
  }

  /** SIPp echoes our voice and plays digits from a capture beside it. */
  @Test
  void digitsBesideTheVoiceAreHeard() throws Exception {
    byte[] digit = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 10, 0, 80};
    for (int i = 0; i < 3; i++) {
      hear(peer, QUIET);
      RtpPacket.writeHeader(digit, i == 0, 101, 700 + i, 9000, 0x5EC0);
      digit[13] = (byte) (i == 2 ? 0x8A : 10);
      peer.sendRaw(port, digit);
    }
    RtpPeer.await(() -> digits.length() > 0);
    hear(peer, QUIET);

    assertThat(digits.toString()).isEqualTo("5");
    assertThat(path.statistics().sourceChanges()).isZero();
  }

  @Test
  void digitsAreToldOnce() throws Exception {
    peer.sendEvent(port, 5, false);
    peer.sendEvent(port, 5, true);
    peer.sendEvent(port, 5, true);
    peer.nextEvent();
    peer.sendEvent(port, 11, true);
    RtpPeer.await(() -> path.statistics().received() == 4);

    assertThat(digits).hasToString("5#");
    assertThat(path.read(new int[80])).as("digits are no audio").isFalse();
  }

  @Test
  void garbageIsCountedAndDoesNoHarm() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      peer.sendRaw(port, garbage);
      peer.sendRaw(port + 1, garbage);
      if (i % 50 == 0) {
        hear(peer, QUIET);
      }
    }
    hear(peer, QUIET);

    assertThat(path.statistics().malformed()).isGreaterThan(300);
    assertThat(path.quality().codec()).isEqualTo("PCMU");
  }

  @Test
  void otherPayloadTypesAreNotPlayed() throws Exception {
    byte[] packet = new byte[92];
    packet[0] = (byte) 0x80;
    packet[1] = 8;
    peer.sendRaw(port, packet);
    RtpPeer.await(() -> path.statistics().unexpected() == 1);

    assertThat(path.read(new int[80])).isFalse();
  }

  @Test
  void aLegThatWasNotReadBeginsWithThePresent() throws Exception {
    for (int i = 0; i < 200; i++) {
      peer.sendAudio(port, LOUD);
      long sent = i + 1L;
      RtpPeer.await(() -> path.statistics().received() == sent);
    }
    assertThat(path.statistics().overflowed()).isPositive();
    int[] frame = new int[80];
    assertThat(path.read(frame)).as("what piled up is stale").isFalse();
    hear(peer, QUIET);

    assertThat(loudest()).isLessThan(2000);
  }

  private final int[] heard = new int[80];

  /** Sends a packet and waits until it can be read. */
  private void hear(RtpPeer from, int value) throws Exception {
    long before = path.statistics().received();
    from.sendAudio(port, value);
    RtpPeer.await(() -> path.statistics().received() > before);
    assertThat(path.read(heard)).isTrue();
  }

  private int loudest() {
    int loudest = 0;
    for (int sample : heard) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  }
}
