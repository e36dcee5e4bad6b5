package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.stun.StunMessage;
import dev.earshot.audio.stun.StunWriter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media whose way is found by checks, on loopback. */
class IceMediaTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String PASSWORD = "0123456789012345678901";

  private static MediaConfig config(boolean ice) {
    MediaConfig plain = MediaPair.config(List.of("PCMU"), 20, 20);
    return ice ? plain.with(NatTraversal.NONE.withIce()) : plain;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoPathsOfOursTalkAndStunIsNoBrokenMedia(boolean secure) throws IOException {
    MediaSecurity security =
        MediaSecurity.of(MediaSecurity.Policy.REQUIRED).by(MediaSecurity.Keying.DTLS);
    MediaConfig config = secure ? config(true).with(security) : config(true);
    try (MediaPair pair = MediaPair.connect(config, RtpLoop.start())) {
      if (secure) {
        Await.until("keys", () -> !pair.caller.quality().encryption().isEmpty());
        Await.until("keys", () -> !pair.callee.quality().encryption().isEmpty());
      }
      int[] heard = pair.carry(new Tone(1000, 8000, 9000), 40);
      assertThat(Tone.amplitudeOf(heard, 1000, 8000)).isGreaterThan(8000);
      assertThat(pair.callee.statistics().malformed()).isZero();
      assertThat(pair.caller.statistics().malformed()).isZero();
    }
  }

  /** A lite peer whose description names another port first, where nobody answers. */
  @Test
  void mediaGoesWhereALitePeerAnswersAndNowhereElseOnceThatIsFound() throws IOException {
    try (RtpLoop loop = RtpLoop.start();
        MediaPath path = MediaPath.open(config(true), loop, digit -> {});
        DatagramSocket silent = new DatagramSocket(0, LOOPBACK);
        DatagramSocket lite = new DatagramSocket(0, LOOPBACK)) {
      String offer = path.offer();
      String ours = line(offer, "a=ice-ufrag:");
      MediaPair.value(path.accept(answer(silent.getLocalPort(), lite.getLocalPort())));

      assertThat(answersChecks(lite, "abcd:" + ours)).as("with USE-CANDIDATE").isTrue();

      // Whatever else comes to that port are checks; the first packet of media says 0x80.
      path.write(new int[160]);
      DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
      lite.setSoTimeout(5_000);
      while (true) {
        path.write(new int[160]);
        lite.receive(packet);
        if ((packet.getData()[0] & 0xFF) == 0x80) {
          break;
        }
      }
      assertThat(packet.getPort()).isEqualTo(RtpPeer.portOf(offer));
    }
  }

  /** Answers checks until one says that this is the way. */
  private static boolean answersChecks(DatagramSocket lite, String user) throws IOException {
    lite.setSoTimeout(5_000);
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    for (int i = 0; i < 10; i++) {
      lite.receive(packet);
      Optional<StunMessage> check = StunMessage.parse(packet.getData(), packet.getLength());
      if (check.isPresent()) {
        assertThat(check.get().username()).contains(user);
        assertThat(check.get().isSignedBy(PASSWORD)).isTrue();
        InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
        byte[] answer = StunWriter.success(check.get(), from).signedBy(PASSWORD).bytes();
        lite.send(new DatagramPacket(answer, answer.length, from));
        if (check.get().nominates()) {
          return true;
        }
      }
    }
    return false;
  }

  private static String answer(int first, int second) {
    return """
    v=0
    o=- 1 1 IN IP4 127.0.0.1
    s=-
    c=IN IP4 127.0.0.1
    t=0 0
    a=ice-lite
    m=audio %1$d RTP/AVP 0
    a=rtcp-mux
    a=ice-ufrag:abcd
    a=ice-pwd:%3$s
    a=candidate:1 1 UDP 2130706431 127.0.0.1 %1$d typ host
    a=candidate:2 1 UDP 1694498815 127.0.0.1 %2$d typ srflx raddr 127.0.0.1 rport 1
    """
        .formatted(first, second, PASSWORD);
  }

  private static String line(String sdp, String start) {
    return sdp.lines()
        .filter(one -> one.startsWith(start))
        .findFirst()
        .orElseThrow()
        .substring(start.length());
  }

  /** Nothing of it was agreed: such datagrams are neither answered nor counted as media. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stunThatNobodyExpectsIsDropped(boolean dtls) throws IOException {
    MediaSecurity security = MediaSecurity.of(MediaSecurity.Policy.OPTIONAL);
    MediaConfig config = dtls ? config(false).with(security) : config(false);
    try (MediaPair pair = MediaPair.connect(config, RtpLoop.start());
        DatagramSocket stranger = new DatagramSocket(0, LOOPBACK)) {
      byte[] check = StunWriter.request("00112233445566778899aabb").username("a:b").bytes();
      int port = RtpPeer.portOf(pair.callee.offer());
      for (int i = 0; i < 50; i++) {
        stranger.send(new DatagramPacket(check, check.length, LOOPBACK, port));
      }
      int[] heard = pair.carry(new Tone(1000, 8000, 9000), 40);
      assertThat(Tone.amplitudeOf(heard, 1000, 8000)).isGreaterThan(8000);
      assertThat(pair.callee.statistics().malformed()).isZero();
      assertThat(pair.callee.statistics().foreign()).isZero();
    }
  }
}
