package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.phone.MediaSecurity.Keying;
import dev.earshot.audio.phone.MediaSecurity.Policy;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.stun.StunWriter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media paths of ours that agree on keys by a handshake. */
class DtlsMediaTest {
  private static MediaConfig config(Policy policy, Keying... keyings) {
    MediaSecurity security = MediaSecurity.of(policy);
    return MediaPair.config(List.of("PCMU"), 20, 20)
        .with(keyings.length == 0 ? security : security.by(keyings[0]));
  }

  private static void awaitKeys(MediaPair pair) {
    Await.until(
        "both have keys",
        () ->
            pair.caller.quality().encryption().startsWith("DTLS")
                && pair.callee.quality().encryption().startsWith("DTLS"));
  }

  private static double carried(MediaPair pair) {
    return Tone.amplitudeOf(pair.carry(new Tone(1000, 8000, 9000), 40), 1000, 8000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REQUIRED", "OPTIONAL"})
  void aToneArrivesAfterTheHandshakeAndNothingBefore(Policy policy) throws IOException {
    try (MediaPair pair = MediaPair.connect(config(policy, Keying.DTLS), RtpLoop.start())) {
      awaitKeys(pair);
      assertThat(carried(pair)).isGreaterThan(8000);
      assertThat(pair.callee.statistics().unauthentic()).isZero();
    }
  }

  @Test
  void theHandshakeIsDoneOnceForHoldAndResume() throws IOException {
    MediaConfig config = config(Policy.REQUIRED, Keying.DTLS);
    try (MediaPair pair = MediaPair.connect(config, RtpLoop.start())) {
      awaitKeys(pair);
      pair.renegotiate(pair.caller.offerHold(true));
      pair.renegotiate(pair.caller.offerHold(false));
      assertThat(pair.caller.quality().encryption()).startsWith("DTLS");
      assertThat(carried(pair)).isGreaterThan(8000);
    }
  }

  @Test
  void whoeverHasAnotherCertificateGetsNothing() throws IOException {
    MediaConfig config = config(Policy.REQUIRED, Keying.DTLS);
    CompletableFuture<String> failure = new CompletableFuture<>();
    try (RtpLoop loop = RtpLoop.start();
        MediaPath caller = MediaPath.open(config, loop, digit -> {});
        MediaPath callee = MediaPath.open(config, loop, digit -> {})) {
      callee.watch(failure::complete);
      String offer = caller.offer().replaceAll("(sha-256 ).....", "$1" + "00:00");
      MediaPair.value(caller.accept(MediaPair.value(callee.answer(offer))));
      int[] frame = new int[160];
      callee.write(frame);
      assertThat(failure.orTimeout(5, TimeUnit.SECONDS).join())
          .contains("certificate is not the one announced");
      callee.write(frame);
      caller.write(frame);
      assertThat(callee.statistics().sent() + caller.statistics().sent()).isZero();
      assertThat(callee.quality().encryption()).isEmpty();
    }
  }

  /** Its description names a port where nobody answers, as behind a router. */
  @Test
  void theHandshakeGoesWhereThePeersOwnDatagramsComeFrom() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (RtpLoop loop = RtpLoop.start();
        MediaPath caller = MediaPath.open(config(Policy.REQUIRED, Keying.DTLS), loop, digit -> {});
        MediaPath callee = MediaPath.open(config(Policy.REQUIRED, Keying.DTLS), loop, digit -> {});
        DatagramSocket silent = new DatagramSocket(0, loopback);
        DatagramSocket peer = new DatagramSocket(0, loopback)) {
      String port = "m=audio " + silent.getLocalPort();
      String offer = caller.offer().replaceFirst("m=audio \\d+", port);
      String answer = MediaPair.value(callee.answer(offer));
      byte[] stun = StunWriter.request("00112233445566778899aabb").bytes();

      peer.send(new DatagramPacket(stun, stun.length, loopback, RtpPeer.portOf(answer)));

      DatagramPacket hello = new DatagramPacket(new byte[1500], 1500);
      peer.setSoTimeout(5_000);
      peer.receive(hello);
      assertThat(hello.getData()[0]).as("a handshake record").isEqualTo((byte) 22);
    }
  }

  @Test
  void anOfferByHandshakeIsAnsweredByAPathThatWouldOfferKeys() throws IOException {
    try (RtpLoop loop = RtpLoop.start();
        MediaPath one = MediaPath.open(config(Policy.REQUIRED, Keying.DTLS), loop, digit -> {});
        MediaPath other = MediaPath.open(config(Policy.OPTIONAL), loop, digit -> {})) {
      assertThat(one.offer()).contains(" UDP/TLS/RTP/SAVP ", "a=setup:actpass");
      String answer = MediaPair.value(other.answer(one.offer()));
      assertThat(answer).contains("a=setup:active", "a=rtcp-mux").doesNotContain("a=crypto");
      MediaPair.value(one.accept(answer));
      Await.until("keys", () -> other.quality().encryption().startsWith("DTLS"));
      assertThat(other.offerHold(true)).contains(" UDP/TLS/RTP/SAVP ", "a=setup:active");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SDES_DTLS, SDES, SDES",
    "DTLS_SDES, SDES_DTLS, DTLS",
    "SDES, DTLS_SDES, SDES",
    "DTLS, SDES_DTLS, DTLS"
  })
  void anOfferIsByTheFirstKeyingAndTheAnswerFollowsIt(
      MediaSecurity.Keyings calling, MediaSecurity.Keyings called, String used) throws IOException {
    MediaConfig plain = MediaPair.config(List.of("PCMU"), 20, 20);
    try (RtpLoop loop = RtpLoop.start();
        MediaPath one =
            MediaPath.open(
                plain.with(MediaSecurity.of(Policy.REQUIRED, calling)), loop, digit -> {});
        MediaPath other =
            MediaPath.open(
                plain.with(MediaSecurity.of(Policy.OPTIONAL, called)), loop, digit -> {})) {
      MediaPair.value(one.accept(MediaPair.value(other.answer(one.offer()))));
      Await.until("keys", () -> other.quality().encryption().startsWith(used));
      Await.until("keys", () -> one.quality().encryption().startsWith(used));
    }
  }
}
