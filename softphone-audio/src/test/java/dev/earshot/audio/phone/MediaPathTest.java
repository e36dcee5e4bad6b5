package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.Parsed;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaPathTest {
  private MediaPair pair;
  private Tone tone;

  @BeforeEach
  void connect() throws Exception {
    pair = MediaPair.connect(List.of("PCMU", "PCMA"), 10, 10);
    tone = new Tone(440, 8000, 8000);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void theSessionIdIsThatOfEveryDescription() {
    String origin = "o=- " + pair.caller.sessionId() + " ";
    assertThat(pair.caller.offer()).contains(origin);
    assertThat(pair.caller.offerHold(true)).contains(origin);
    assertThat(pair.callee.sessionId()).isNotEqualTo(pair.caller.sessionId());
  }

  @Test
  void whoHoldsSendsOnlySilenceFromTheOfferOn() {
    assertThat(level(pair.carry(tone, 30))).isGreaterThan(7000);
    String hold = pair.caller.offerHold(true);

    assertThat(level(pair.carry(tone, 30))).as("before the answer").isLessThan(10);
    pair.renegotiate(hold);
    assertThat(hold).contains("a=sendonly");
    assertThat(pair.callee.heldByPeer()).isTrue();
    long sentBefore = pair.caller.quality().packetsSent();
    assertThat(level(pair.carry(tone, 30))).isLessThan(10);
    assertThat(pair.caller.quality().packetsSent()).as("silence flows").isGreaterThan(sentBefore);
  }

  @Test
  void whoIsHeldSendsAndHearsNothing() {
    pair.renegotiate(pair.caller.offerHold(true));
    long sentBefore = pair.callee.quality().packetsSent();
    int[] frame = pair.newFrame();
    tone.fill(frame);
    pair.callee.write(frame);

    assertThat(pair.callee.quality().packetsSent()).isEqualTo(sentBefore);
    assertThat(pair.caller.heldByPeer()).isFalse();
    assertThat(pair.caller.read(frame)).isFalse();
  }

  @Test
  void aResumedCallIsHeardAgainWithoutWhatWasSaidBefore() {
    pair.renegotiate(pair.caller.offerHold(true));
    pair.carry(tone, 30);
    String resume = pair.caller.offerHold(false);
    assertThat(level(pair.carry(tone, 30))).as("before the answer").isLessThan(10);
    pair.renegotiate(resume);

    assertThat(pair.callee.heldByPeer()).isFalse();
    assertThat(level(pair.carry(tone, 30))).isGreaterThan(7000);
  }

  @Test
  void everyNewDescriptionHasAHigherVersion() {
    String first = pair.caller.offerHold(true);
    String second = pair.caller.offerHold(false);

    assertThat(version(second)).isEqualTo(version(first) + 1);
    assertThat(pair.caller.offerHold(false)).as("unchanged").isEqualTo(second);
  }

  @Test
  void aCodecOfAnotherRateIsRefusedOnceTheCallIsUp() {
    String offer = "v=0\nc=IN IP4 127.0.0.1\nm=audio 4000 RTP/AVP 96\na=rtpmap:96 L16/16000\n";

    assertThat(pair.callee.answer(offer))
        .isEqualTo(new Parsed.Rejected<>("no common codec: offered L16/16000", -1));
    assertThat(level(pair.carry(tone, 30))).as("the call goes on").isGreaterThan(7000);
  }

  @Test
  void theCodecMayChangeWithinTheRate() {
    String offer = pair.caller.offer().replace("RTP/AVP 0 8", "RTP/AVP 8");

    assertThat(MediaPair.value(pair.caller.accept(MediaPair.value(pair.callee.answer(offer)))))
        .isEqualTo("PCMA");
    assertThat(level(pair.carry(tone, 30))).isGreaterThan(7000);
    assertThat(pair.callee.quality().codec()).isEqualTo("PCMA");
  }

  @Test
  void beforeTheAnswerNothingFlowsAndNothingFails() throws Exception {
    try (MediaPath path =
        MediaPath.open(MediaPair.config(List.of("PCMU"), 10, 10), pair.loop, digit -> {})) {
      int[] frame = new int[80];

      assertThat(path.read(frame)).isFalse();
      path.write(frame);
      assertThat(path.quality()).isEqualTo(CallQuality.UNKNOWN);
      assertThat(path.heldByPeer()).isFalse();
      assertThatThrownBy(path::sampleRate).isInstanceOf(IllegalStateException.class);
      assertThat(path.accept("v=0\nc=IN IP4 127.0.0.1\nm=audio 0 RTP/AVP 0\n"))
          .isEqualTo(new Parsed.Rejected<>("media line has no port", -1));
    }
  }

  @Test
  void aPeerThatIsGoneDisturbsNobody() {
    pair.carry(tone, 12);
    pair.callee.close();
    int[] frame = pair.newFrame();
    for (int i = 0; i < 50; i++) {
      pair.caller.read(frame);
      pair.caller.write(frame);
    }

    assertThat(pair.caller.quality().packetsSent()).isGreaterThanOrEqualTo(50);
    pair.caller.close();
    pair.caller.close();
    pair.caller.write(frame);
  }

  @Test
  void qualityIsThatOfALoopback() {
    pair.carry(tone, 100);
    CallQuality quality = pair.callee.quality();

    assertThat(quality.codec()).isEqualTo("PCMU");
    assertThat(quality.packetsReceived()).isEqualTo(100);
    assertThat(quality.lost()).isZero();
    assertThat(quality.lateFrames()).isZero();
    assertThat(quality.bufferMillis()).isBetween(10.0, 20.0);
    assertThat(quality.mos()).isBetween(4.3, 4.5);
  }

  @ParameterizedTest
  @CsvSource({
    "G729, 10, 10, unknown codec: G729",
    "PCMU, 30, 10, packet must be 10 or 20 ms: 30",
    "PCMU, 10, 15, tick must be 10 or 20 ms: 15",
  })
  void configurationsAreChecked(String codec, int packetMillis, int tickMillis, String reason) {
    assertThatThrownBy(() -> MediaPair.config(List.of(codec), packetMillis, tickMillis))
        .hasMessage(reason);
  }

  @Test
  void theWildcardIsNoMediaAddress() {
    assertThatThrownBy(
            () -> new MediaConfig(InetAddress.ofLiteral("0.0.0.0"), 0, 0, List.of("PCMU"), 10, 10))
        .hasMessage("media address must not be the wildcard");
  }

  private static double level(int[] heard) {
    return Tone.amplitudeOf(heard, 440, 8000);
  }

  private static long version(String sdp) {
    return Long.parseLong(sdp.lines().skip(1).findFirst().orElseThrow().split(" ", -1)[2]);
  }
}
