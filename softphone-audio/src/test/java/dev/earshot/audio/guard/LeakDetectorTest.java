package dev.earshot.audio.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.guard.Lab.Heard;
import dev.earshot.audio.phone.Allocations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our voice among others, near and far, loud and faint, and where it is not. */
class LeakDetectorTest {
  private static final int MILLIS = 3_000;

  private static Heard leak(int[] said, int[] heard) {
    return Lab.listen(said, heard);
  }

  private static int latency(Heard heard, int[] arriving) {
    assertThat(heard.finding()).isEqualTo(Finding.LEAK);
    return heard.millis() - Lab.arrival(arriving);
  }

  @ParameterizedTest
  @CsvSource({"20, 1", "180, 3", "420, 4", "1490, 6"})
  void aVoiceThatArrivesAloneIsFoundWithin60MsAtAnyDelay(int delay, long seed) {
    int[] said = Speaker.saysAfter(500, seed, MILLIS);
    int[] arriving = Lab.coded(Codec.PCMU, Lab.late(said, delay, 0));
    Heard heard = leak(said, arriving);

    assertThat(latency(heard, arriving)).isLessThanOrEqualTo(60);
    assertThat(heard.delayMillis()).isBetween(delay - 1, delay + 6);
    assertThat(heard.gainDecibels()).isBetween(-2, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void whatLeaksInTheMiddleOfAWordIsFoundWithin60Ms(long seed) {
    int[] said = Speaker.says(seed, MILLIS);
    int[] arriving = Lab.from(1_400, Lab.coded(Codec.PCMU, Lab.late(said, 160, 0)));
    assertThat(latency(leak(said, arriving), arriving)).isLessThanOrEqualTo(60);
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PCMU", "PCMA", "G722", "L16_16000", "OPUS"})
  void codecsHideNothing(Codec codec) {
    int[] said = Speaker.saysAfter(500, 21, MILLIS);
    int[] arriving = Lab.coded(codec, Lab.coded(Codec.PCMU, Lab.late(said, 210, 0)));
    Heard heard = leak(said, arriving);

    assertThat(latency(heard, arriving)).isLessThanOrEqualTo(codec == Codec.OPUS ? 200 : 80);
  }

  @ParameterizedTest
  @CsvSource({"-3, 60", "-6, 60", "-10, 60", "-20, 600", "-30, 600", "-40, 600"})
  void fainterVoicesAreFoundToo(int decibels, int most) {
    for (long seed = 31; seed < 33; seed++) {
      int[] said = Speaker.saysAfter(500, seed, MILLIS);
      int[] arriving = Lab.coded(Codec.PCMU, Lab.late(said, 240, decibels));
      Heard heard = leak(said, arriving);

      assertThat(latency(heard, arriving)).as("seed " + seed).isLessThanOrEqualTo(most);
      assertThat(heard.gainDecibels()).isBetween(decibels - 3, decibels + 3);
    }
  }

  /** What each talker more costs. */
  @ParameterizedTest
  @CsvSource({"-12, 160", "-6, 400", "0, 1000"})
  void otherTalkersOnTopOnlyDelayIt(int othersDecibels, int most) {
    for (long seed = 41; seed < 43; seed++) {
      int[] said = Speaker.saysAfter(500, seed, MILLIS);
      int[] ours = Lab.late(said, 300, 0);
      int[] others =
          Lab.mix(
              Lab.late(Speaker.says(seed + 100, MILLIS), 0, othersDecibels),
              Lab.noise(seed, MILLIS, 30));
      Heard heard = leak(said, Lab.coded(Codec.PCMU, Lab.mix(ours, others)));

      assertThat(latency(heard, ours)).as("seed " + seed).isLessThanOrEqualTo(most);
    }
  }

  @Test
  void lossAndConcealmentDoNotHideIt() {
    int[] said = Speaker.saysAfter(500, 51, MILLIS);
    int[] arriving = Lab.concealed(Lab.coded(Codec.PCMU, Lab.late(said, 260, 0)), 0.1, 52);
    assertThat(latency(leak(said, arriving), arriving)).isLessThanOrEqualTo(120);
  }

  @Test
  void aToneIsFoundAmongOtherTones() {
    int[] said = Lab.mix(Lab.from(500, Lab.tone(1_000, MILLIS, 8_000)));
    int[] ours = Lab.late(said, 150, 0);
    int[] others = Lab.mix(Lab.tone(440, MILLIS, 6_000), Lab.tone(550, MILLIS, 6_000));

    assertThat(latency(leak(said, Lab.coded(Codec.PCMU, ours)), ours)).isLessThanOrEqualTo(60);
    assertThat(latency(leak(said, Lab.coded(Codec.PCMU, Lab.mix(ours, others))), ours))
        .isLessThanOrEqualTo(600);
  }

  @Test
  void otherTonesAreNotOurs() {
    int[] said = Lab.tone(1_000, 3_000, 8_000);
    int[] others = Lab.mix(Lab.tone(440, 3_000, 6_000), Lab.tone(550, 3_000, 6_000));
    assertThat(leak(said, Lab.coded(Codec.PCMU, others)).finding()).isEqualTo(Finding.ABSENT);
  }

  @Test
  void neverAnAlarmOverOtherVoices() {
    for (long pair = 10; pair < 13; pair++) {
      int[] said = Speaker.says(1_000 + pair, 60_000);
      int[] heard =
          Lab.mix(
              Speaker.says(2_000 + pair, 60_000),
              Lab.late(Speaker.says(3_000 + pair, 60_000), 0, pair % 2 == 0 ? -100 : -6));
      assertThat(leak(said, Lab.coded(Codec.PCMU, heard)).finding())
          .as("pair " + pair)
          .isEqualTo(Finding.ABSENT);
    }
  }

  @Test
  void noiseAndSilenceAreNobodysVoice() {
    int[] said = Speaker.says(61, 4_000);
    assertThat(leak(said, new int[said.length]).finding()).isEqualTo(Finding.ABSENT);
    assertThat(leak(said, Lab.coded(Codec.PCMU, Lab.noise(62, 4_000, 200))).finding())
        .isEqualTo(Finding.ABSENT);
  }

  @ParameterizedTest
  @CsvSource({"-20, 240, 71", "-26, 310, 72", "-32, 420, 73", "-26, 520, 74", "-20, 180, 75"})
  void aHandsetThatPlaysUsBackIsToldApart(int decibels, int delay, long seed) {
    int[] said = Speaker.saysAfter(500, seed, 4_000);
    int[] back = Lab.mix(Lab.handset(said, delay, decibels), Lab.noise(seed, 4_000, 8));
    Heard heard = leak(said, Lab.coded(Codec.PCMU, back));

    assertThat(heard.finding()).isEqualTo(Finding.BLEED);
  }

  @Test
  void absenceIsProvedByOneSecondOfSpeechThatHadTheTimeToArrive() {
    int[] said = Speaker.saysAfter(500, 81, 5_000);
    int[] heard = Speaker.says(82, 5_000);
    Heard proved = Lab.until(Finding.ABSENT, new LeakDetector(), said, heard);

    assertThat(proved.finding()).isEqualTo(Finding.ABSENT);
    assertThat(proved.millis()).isBetween(2_000, 4_000);
  }

  @Test
  void silenceOfOursProvesNothing() {
    assertThat(leak(new int[24_000], Speaker.says(83, MILLIS)).finding())
        .isEqualTo(Finding.NOTHING);
  }

  @Test
  void anEarThatIsNotReliableProvesNothing() {
    LeakDetector detector = new LeakDetector();
    int[] said = Speaker.says(84, MILLIS);
    int[] frame = new int[LeakDetector.STEP];
    for (int at = 0; at < said.length; at += frame.length) {
      System.arraycopy(said, at, frame, 0, frame.length);
      detector.step(frame, new int[LeakDetector.STEP], false);
    }
    assertThat(detector.finding()).isEqualTo(Finding.NOTHING);
  }

  @Test
  void aLeakAfterTheProofIsStillALeak() {
    int[] said = Speaker.says(85, 6_000);
    int[] arriving = Lab.from(4_500, Lab.coded(Codec.PCMU, Lab.late(said, 200, 0)));
    LeakDetector detector = new LeakDetector();
    assertThat(Lab.until(Finding.ABSENT, detector, said, arriving).millis()).isLessThan(4_500);
    assertThat(latency(leak(said, arriving), arriving)).isLessThanOrEqualTo(80);
  }

  @Test
  void whatWasSaidBeforeARestartIsForgotten() {
    LeakDetector detector = new LeakDetector();
    int[] said = Speaker.says(86, 1_000);
    int[] frame = new int[LeakDetector.STEP];
    for (int at = 0; at < said.length; at += frame.length) {
      System.arraycopy(said, at, frame, 0, frame.length);
      detector.step(frame, new int[LeakDetector.STEP], true);
    }
    detector.restart();
    for (int at = 0; at < said.length; at += frame.length) {
      System.arraycopy(said, at, frame, 0, frame.length);
      detector.step(new int[LeakDetector.STEP], frame, true);
    }
    assertThat(detector.finding()).isEqualTo(Finding.NOTHING);
  }

  @Test
  void neverAllocates() throws Throwable {
    LeakDetector detector = new LeakDetector();
    int[] said = Speaker.says(87, 3_000);
    int[] heard = Lab.late(said, 200, -20);
    Lab.until(Finding.ABSENT, detector, said, heard);
    Allocations allocations = new Allocations();
    int[] s = new int[LeakDetector.STEP];
    int[] h = new int[LeakDetector.STEP];
    System.arraycopy(said, 8_000, s, 0, s.length);
    System.arraycopy(heard, 8_000, h, 0, h.length);
    long before = allocations.ofThisThread();
    for (int i = 0; i < 200; i++) {
      detector.step(s, h, true);
    }
    assertThat(allocations.ofThisThread() - before).isLessThan(1_000);
  }
}
