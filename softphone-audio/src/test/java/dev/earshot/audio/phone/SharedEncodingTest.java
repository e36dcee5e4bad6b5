package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Encoder;
import dev.earshot.audio.codec.EncoderSettings;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.rtp.RtpPacket;
import dev.earshot.mixer.port.MixFrame;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Legs that hear the same mix send the same payload, each in packets of its own. */
class SharedEncodingTest {
  private static final byte[] SILENCE = silence();

  private RtpLoop loop;
  private Listener first;
  private Listener second;
  private final MixFrame together = new MixFrame(8000, 80);
  private final MixFrame alone = new MixFrame(8000, 80);
  private long tick;

  @BeforeEach
  void connect() throws Exception {
    loop = RtpLoop.start();
    first = new Listener(loop, 1);
    second = new Listener(loop, 2);
  }

  @AfterEach
  void close() throws Exception {
    first.close();
    second.close();
    loop.close();
  }

  @Test
  void whoHearsTheSameGetsTheSamePayloadInAPacketOfHisOwn() throws Exception {
    hear(together, 1000);
    first.path.write(together);
    second.path.write(together);
    nextTick();
    hear(together, 2000);
    first.path.write(together);
    second.path.write(together);

    RtpPacket one = first.packet();
    RtpPacket other = second.packet();
    assertThat(payload(one)).isEqualTo(payload(other)).isEqualTo(coded(1000, 2000));
    assertThat(one.ssrc()).isNotEqualTo(other.ssrc());
  }

  @Test
  void whoHearsSomethingElseForHalfAPacketGetsHisOwn() throws Exception {
    hear(together, 1000);
    hear(alone, 3000);
    first.path.write(together);
    second.path.write(alone);
    nextTick();
    hear(together, 2000);
    first.path.write(together);
    second.path.write(together);

    assertThat(payload(first.packet())).isEqualTo(coded(1000, 2000));
    assertThat(payload(second.packet())).isEqualTo(coded(3000, 2000));
  }

  @Test
  void whoComesInTheMiddleOfAPacketGetsNothingOfItsBeginning() throws Exception {
    hear(together, 1000);
    first.path.write(together);
    nextTick();
    hear(together, 2000);
    first.path.write(together);
    second.path.write(together);

    assertThat(payload(first.packet())).isEqualTo(coded(1000, 2000));
    assertThat(payload(second.packet())).isEqualTo(coded(0, 2000));
  }

  @Test
  void whoHoldsSendsSilenceWhateverTheOthersHear() throws Exception {
    second.path.offerHold(true);
    for (int value : new int[] {1000, 2000}) {
      hear(together, value);
      first.path.write(together);
      second.path.write(together);
      nextTick();
    }

    assertThat(payload(first.packet())).isEqualTo(coded(1000, 2000));
    assertThat(payload(second.packet())).isEqualTo(SILENCE);
  }

  @Test
  void theFirstOneLeavingTakesNothingFromTheSecond() throws Exception {
    for (int value : new int[] {1000, 2000}) {
      hear(together, value);
      first.path.write(together);
      second.path.write(together);
      nextTick();
    }
    first.path.close();
    second.packet();
    for (int value : new int[] {3000, 4000}) {
      hear(together, value);
      second.path.write(together);
      nextTick();
    }

    assertThat(payload(second.packet())).isEqualTo(coded(3000, 4000));
  }

  private void nextTick() {
    tick++;
  }

  private void hear(MixFrame mix, int value) {
    mix.begin(tick);
    Arrays.fill(mix.samples(), value);
  }

  private static byte[] payload(RtpPacket packet) {
    return Arrays.copyOfRange(
        packet.data(), packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
  }

  private static byte[] coded(int firstTick, int secondTick) {
    int[] samples = new int[160];
    Arrays.fill(samples, 0, 80, firstTick);
    Arrays.fill(samples, 80, 160, secondTick);
    byte[] payload = new byte[160];
    Encoder encoder = Codec.PCMU.newEncoder(EncoderSettings.PLAIN);
    encoder.encode(samples, 160, payload, 0);
    return payload;
  }

  private static byte[] silence() {
    byte[] bytes = new byte[160];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }

  /** A leg of the mixer and the telephone at its other end. */
  private static final class Listener implements AutoCloseable {
    final MediaPath path;
    private final RtpPeer peer;

    Listener(RtpLoop loop, int ssrc) throws Exception {
      peer = new RtpPeer(ssrc);
      path = MediaPath.open(MediaPair.config(List.of("PCMU"), 20, 10), loop, digit -> {});
      assertThat(path.answer(peer.offer("a=ptime:20"))).isInstanceOf(Parsed.Ok.class);
    }

    RtpPacket packet() {
      byte[] data = peer.receive().orElseThrow();
      RtpPacket packet = new RtpPacket();
      assertThat(packet.parse(data, data.length)).isTrue();
      return packet;
    }

    @Override
    public void close() throws Exception {
      path.close();
      peer.close();
    }
  }
}
