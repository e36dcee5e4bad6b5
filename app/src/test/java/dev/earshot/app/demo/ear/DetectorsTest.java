package dev.earshot.app.demo.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.app.demo.voice.ToneVoice;
import dev.earshot.app.demo.voice.VoiceLibrary;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {
  private static final int RATE = 16_000;
  private static final ToneDetector SUPERVISOR = new ToneDetector(RATE, 1000);

  @Test
  void aToneIsFoundAmongOthersAtItsLevel() {
    int[] ear = new int[2 * RATE];
    add(new ToneVoice(1000), ear, 0, ear.length);
    add(new ToneVoice(350), ear, 0, ear.length);
    add(new ToneVoice(1250), ear, 0, ear.length);
    VoiceDetector.Level level = SUPERVISOR.level(ear, 0, ear.length);
    assertThat(level.typical()).isCloseTo(-20, within(0.2));
    assertThat(SUPERVISOR.heard(level)).isTrue();
  }

  @Test
  void otherTonesAloneAreNotTheSupervisor() {
    int[] ear = new int[2 * RATE];
    add(new ToneVoice(350), ear, 0, ear.length);
    add(new ToneVoice(1250), ear, 0, ear.length);
    assertThat(SUPERVISOR.unheard(SUPERVISOR.level(ear, 0, ear.length))).isTrue();
  }

  @Test
  void aShortLeakIsSeenInALongPhase() {
    int[] ear = new int[4 * RATE];
    add(new ToneVoice(1000), ear, 20_000, 20_160);
    assertThat(SUPERVISOR.unheard(SUPERVISOR.level(ear, 0, ear.length))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 640, 8001})
  void theOnsetOfAToneIsFoundWithinAMillisecond(int start) {
    int[] ear = new int[RATE];
    add(new ToneVoice(850), ear, 0, ear.length);
    add(new ToneVoice(1000), ear, start, ear.length);
    // What begins in the first half of the window cannot be placed better than its middle.
    assertThat(SUPERVISOR.onset(ear, 0, ear.length).orElseThrow())
        .isCloseTo(Math.max(start, 160), within(16));
  }

  @Test
  void aVoiceIsFoundUnderAnotherVoice() throws IOException {
    VoiceLibrary library = VoiceLibrary.load();
    int[] microphone = new int[6 * RATE];
    short[] clip = library.supervisorClip(0);
    for (int i = 0; i < clip.length && i + RATE < microphone.length; i++) {
      microphone[RATE + i] = clip[i];
    }
    int[] customer = new int[6 * RATE];
    library.voice(library.dialogue("billing"), "customer", 5600).fill(0, customer);
    int[] agent = customer.clone();
    int delay = 700;
    for (int i = delay; i < agent.length; i++) {
      agent[i] += microphone[i - delay];
    }
    SpeechDetector detector = new SpeechDetector(microphone, RATE);
    assertThat(detector.heard(detector.level(agent, RATE, 5 * RATE))).isTrue();
    assertThat(detector.unheard(detector.level(customer, RATE, 5 * RATE))).isTrue();
  }

  @Test
  void theOnsetOfAVoiceIsItsDelay() throws IOException {
    short[] clip = VoiceLibrary.load().supervisorClip(0);
    int[] microphone = new int[4 * RATE];
    int[] ear = new int[4 * RATE];
    for (int i = 0; i < clip.length && RATE + 800 + i < ear.length; i++) {
      microphone[RATE + i] = clip[i];
      ear[RATE + 800 + i] = clip[i];
    }
    int onset =
        new SpeechDetector(microphone, RATE).onset(ear, RATE, 3 * RATE).orElseThrow() - RATE;
    assertThat(onset).isBetween(600, 1400);
  }

  @Test
  void recordingsOfOneClockAreAlignedAndEquallyLong(
      @org.junit.jupiter.api.io.TempDir java.nio.file.Path directory) throws IOException {
    long[] tick = {1000};
    Recordings recordings = new Recordings(new MediaClock(() -> tick[0], 1000, 10), RATE, 10_000);
    SplittableRandom random = new SplittableRandom(1);
    int[] frame = new int[160];
    for (int i = 0; i < 300; i++, tick[0]++) {
      java.util.Arrays.fill(frame, i + 1);
      recordings.ear("always").write(frame);
      if (i >= 100 && random.nextBoolean()) {
        recordings.ear("sometimes").write(frame);
      }
    }
    recordings.write(directory);
    var always = dev.earshot.audio.device.WavFile.read(directory.resolve("always.wav"));
    var sometimes = dev.earshot.audio.device.WavFile.read(directory.resolve("sometimes.wav"));
    assertThat(sometimes.length()).isEqualTo(always.length()).isEqualTo(300 * 160);
    int[] late = sometimes.samples();
    for (int i = 0; i < late.length; i++) {
      if (late[i] != 0) {
        assertThat(late[i]).isEqualTo(i / 160 + 1);
      }
    }
  }

  @Test
  void whatExceedsTheMemoryIsDropped() {
    long[] tick = {0};
    Recorder recorder = new Recorder("ear", new MediaClock(() -> tick[0], 0, 10), RATE, 100);
    for (; tick[0] < 50; tick[0]++) {
      recorder.write(new int[160]);
    }
    assertThat(recorder.length()).isEqualTo(1600);
  }

  private static void add(ToneVoice voice, int[] ear, int from, int to) {
    int[] frame = new int[to - from];
    voice.fill(from, frame);
    for (int i = 0; i < frame.length; i++) {
      ear[from + i] += frame[i];
    }
  }
}
