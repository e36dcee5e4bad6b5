package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.Parsed;
import dev.earshot.audio.phone.MediaSecurity.Keying;
import dev.earshot.audio.phone.MediaSecurity.Policy;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.srtp.CryptoSuite;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Media paths of ours that encrypt what they say to each other. */
class SecureMediaTest {
  private static MediaConfig config(MediaSecurity security) {
    return MediaPair.config(List.of("PCMU"), 20, 20).with(security);
  }

  private static MediaSecurity only(CryptoSuite suite) {
    return new MediaSecurity(Policy.REQUIRED, List.of(Keying.SDES), List.of(suite));
  }

  @ParameterizedTest
  @EnumSource
  void aToneArrivesUnderEverySuite(CryptoSuite suite) throws IOException {
    try (MediaPair pair = MediaPair.connect(config(only(suite)), RtpLoop.start())) {
      int[] heard = pair.carry(new Tone(1000, 8000, 9000), 40);
      assertThat(Tone.amplitudeOf(heard, 1000, 8000)).isGreaterThan(8000);
      assertThat(pair.callee.statistics().unauthentic()).isZero();
    }
  }

  /** Offer's policy, answer's policy: what comes of it. */
  @ParameterizedTest
  @CsvSource({
    "OFF, OFF, plain",
    "OFF, OPTIONAL, plain",
    "OFF, REQUIRED, refused",
    "OPTIONAL, OFF, plain",
    "OPTIONAL, OPTIONAL, secure",
    "OPTIONAL, REQUIRED, secure",
    "REQUIRED, OFF, refused",
    "REQUIRED, OPTIONAL, secure",
    "REQUIRED, REQUIRED, secure"
  })
  void policiesMeet(Policy caller, Policy callee, String outcome) throws IOException {
    try (RtpLoop loop = RtpLoop.start();
        MediaPath one = MediaPath.open(config(MediaSecurity.of(caller)), loop, digit -> {});
        MediaPath other = MediaPath.open(config(MediaSecurity.of(callee)), loop, digit -> {})) {
      Parsed<String> answer = other.answer(one.offer());
      if (answer instanceof Parsed.Ok<String>(String text)) {
        assertThat(outcome).isNotEqualTo("refused");
        assertThat(one.accept(text)).isInstanceOf(Parsed.Ok.class);
        assertThat(text.contains("a=crypto:")).isEqualTo(outcome.equals("secure"));
      } else {
        assertThat(outcome).isEqualTo("refused");
      }
    }
  }

  @Test
  void anAnswerInTheClearToWhatMustBeEncryptedIsRefused() throws IOException {
    try (RtpLoop loop = RtpLoop.start();
        MediaPath one =
            MediaPath.open(config(MediaSecurity.of(Policy.REQUIRED)), loop, digit -> {});
        MediaPath other = MediaPath.open(config(MediaSecurity.OFF), loop, digit -> {})) {
      String stripped =
          one.offer().replace("RTP/SAVP", "RTP/AVP").replaceAll("a=crypto:[^\r]*\r\n", "");
      assertThat(one.accept(MediaPair.value(other.answer(stripped))))
          .isEqualTo(new Parsed.Rejected<>("encryption is required, and the peer does none", -1));
      one.write(new int[160]);
      assertThat(one.statistics().sent() + one.statistics().notSent()).isZero();
    }
  }

  @Test
  void whatWasEncryptedOnceStaysSo() throws IOException {
    MediaConfig config = config(MediaSecurity.of(Policy.OPTIONAL));
    try (MediaPair pair = MediaPair.connect(config, RtpLoop.start());
        MediaPath plain = MediaPath.open(config(MediaSecurity.OFF), pair.loop, digit -> {})) {
      assertThat(pair.callee.answer(plain.offer()))
          .isEqualTo(new Parsed.Rejected<>("encryption is required, and the peer does none", -1));
      assertThat(Tone.amplitudeOf(pair.carry(new Tone(1000, 8000, 9000), 40), 1000, 8000))
          .isGreaterThan(8000);
    }
  }

  @Test
  void keysStayThroughHoldAndResume() throws IOException {
    MediaConfig config = config(MediaSecurity.of(Policy.REQUIRED));
    try (MediaPair pair = MediaPair.connect(config, RtpLoop.start())) {
      String before = crypto(pair.caller.offer());
      pair.carry(new Tone(1000, 8000, 9000), 20);
      pair.renegotiate(pair.caller.offerHold(true));
      pair.renegotiate(pair.caller.offerHold(false));
      assertThat(before).contains(crypto(pair.caller.offer()).split(" ")[2]);
      assertThat(Tone.amplitudeOf(pair.carry(new Tone(1000, 8000, 9000), 40), 1000, 8000))
          .isGreaterThan(8000);
      assertThat(pair.callee.statistics().unauthentic()).isZero();
    }
  }

  @Test
  void aStrangersPacketsAreNotHeard() throws IOException {
    MediaConfig config = config(MediaSecurity.of(Policy.REQUIRED));
    try (MediaPair pair = MediaPair.connect(config, RtpLoop.start());
        MediaPair other = MediaPair.connect(config, RtpLoop.start())) {
      // Somebody who knows where it goes but not the key.
      String offer = pair.callee.offer().replaceAll("inline:..", "inline:zz");
      MediaPair.value(other.callee.answer(offer));
      long before = pair.callee.statistics().received();
      int[] frame = pair.newFrame();
      for (int tick = 0; tick < 5; tick++) {
        other.callee.write(frame);
      }
      Await.until(
          "refused",
          () -> pair.callee.statistics().unauthentic() + pair.callee.statistics().foreign() >= 5);
      assertThat(pair.callee.statistics().received()).isEqualTo(before);
    }
  }

  private static String crypto(String sdp) {
    return sdp.lines().filter(line -> line.startsWith("a=crypto")).reduce("", String::concat);
  }
}
