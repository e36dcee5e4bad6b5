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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two legs with a codec that remembers, which hear the same for a while and then do not. */
class StatefulSharingTest {
  private static final int TOGETHER = 20;
  private static final int APART = 10;

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "true, true"})
  void whoGoesOnAloneSendsWhatHisOwnEncoderWould(boolean firstLeaves, boolean secondLeaves)
      throws Exception {
    MixFrame both = new MixFrame(16_000, 320);
    MixFrame one = new MixFrame(16_000, 320);
    MixFrame other = new MixFrame(16_000, 320);
    Tone shared = new Tone(440, 16_000, 9000);
    Tone ofOne = new Tone(1100, 16_000, 7000);
    Tone ofOther = new Tone(700, 16_000, 3000);
    try (RtpLoop loop = RtpLoop.start();
        Leg first = new Leg(loop, 1);
        Leg second = new Leg(loop, 2)) {
      for (int tick = 0; tick < TOGETHER + APART; tick++) {
        fill(both, shared, tick);
        fill(one, ofOne, tick);
        fill(other, ofOther, tick);
        first.hears(tick >= TOGETHER && firstLeaves ? one : both);
        second.hears(tick >= TOGETHER && secondLeaves ? other : both);
      }
    }
  }

  private static void fill(MixFrame frame, Tone tone, int tick) {
    frame.begin(tick);
    tone.fill(frame.samples());
  }

  /** A leg, its peer, and an encoder that hears the same as the leg. */
  private static final class Leg implements AutoCloseable {
    private final RtpPeer peer;
    private final MediaPath path;
    private final Encoder own = Codec.G722.newEncoder(EncoderSettings.PLAIN);

    Leg(RtpLoop loop, int ssrc) throws Exception {
      peer = new RtpPeer(ssrc);
      path = MediaPath.open(MediaPair.config(List.of("G722"), 20, 20), loop, digit -> {});
      String offer = peer.offer("a=ptime:20").replace("RTP/AVP 0", "RTP/AVP 9");
      assertThat(path.answer(offer)).isInstanceOf(Parsed.Ok.class);
    }

    void hears(MixFrame frame) {
      path.write(frame);
      byte[] expected = new byte[160];
      own.encode(frame.samples(), 320, expected, 0);
      byte[] data = peer.receive().orElseThrow();
      assertThat(Arrays.copyOfRange(data, RtpPacket.HEADER_BYTES, data.length)).isEqualTo(expected);
    }

    @Override
    public void close() throws Exception {
      path.close();
      peer.close();
    }
  }
}
