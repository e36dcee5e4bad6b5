package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.rtp.RtpLoop;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence that is not sent, and digits that are. */
class PausesTest {
  @ParameterizedTest
  @CsvSource({"PCMU, 20, 10", "PCMA, 20, 20", "G722, 20, 10", "opus, 20, 10"})
  void whoPausesIsHeardAgainAndNothingCountsAsConcealed(
      String codec, int packetMillis, int tickMillis) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    MediaConfig config =
        new MediaConfig(loopback, 0, 0, List.of(codec), packetMillis, tickMillis, true);
    try (RtpLoop loop = RtpLoop.start();
        MediaPair pair = MediaPair.connect(config, loop)) {
      Tone tone = new Tone(440, pair.caller.sampleRate(), 8000);
      pair.carry(tone, 100);
      long before = pair.caller.quality().packetsSent();
      pair.carry(new Tone(440, pair.caller.sampleRate(), 0), 3000 / tickMillis);
      long inSilence = pair.caller.quality().packetsSent() - before;
      int[] heard = pair.carry(tone, 100);

      assertThat(inSilence).isBetween(3L, 30L);
      assertThat(Tone.amplitudeOf(heard, 440, pair.caller.sampleRate())).isGreaterThan(7000);
      assertThat(pair.callee.quality().concealedFrames()).isZero();
      assertThat(pair.callee.quality().lateFrames()).isZero();
    }
  }

  @Test
  void silenceIsSentToWhoDidNotOfferComfortNoise() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    MediaConfig config = new MediaConfig(loopback, 0, 0, List.of("PCMU"), 20, 10, true);
    try (RtpLoop loop = RtpLoop.start();
        MediaPair pair = MediaPair.connect(config, loop)) {
      String offer = pair.callee.offer().replace("0 13 101", "0 101");
      pair.callee.accept(MediaPair.value(pair.caller.answer(offer)));
      pair.carry(new Tone(440, 8000, 0), 200);

      assertThat(offer).contains("RTP/AVP 0 101\r\n");
      assertThat(pair.caller.quality().packetsSent()).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PCMU", "G722", "L16/16000", "opus"})
  void digitsArriveOnceAndInOrder(String codec) throws Exception {
    try (MediaPair pair = MediaPair.connect(List.of(codec), 20, 10)) {
      "159*#D".chars().forEach(digit -> assertThat(pair.caller.sendDigit((char) digit)).isTrue());
      pair.carry(new Tone(440, pair.caller.sampleRate(), 8000), 150);

      assertThat(pair.caller.sendDigit('x')).isFalse();
      assertThat(pair.digits.toString()).isEqualTo("159*#D");
    }
  }

  @Test
  void whoTakesNoDigitsGetsNone() throws Exception {
    try (MediaPair pair = MediaPair.connect(List.of("PCMU"), 20, 10)) {
      String offer = pair.callee.offer().replace("0 101", "0");
      pair.callee.accept(MediaPair.value(pair.caller.answer(offer)));

      assertThat(pair.caller.sendDigit('1')).isFalse();
    }
  }
}
