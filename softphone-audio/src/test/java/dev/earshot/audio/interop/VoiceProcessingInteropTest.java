package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.device.WavResampler;
import dev.earshot.audio.phone.Allocations;
import dev.earshot.audio.voice.Processor;
import dev.earshot.audio.voice.VoiceProcessing;
import dev.earshot.audio.voice.VoiceSettings;
import dev.earshot.audio.voice.VoiceSettings.Noise;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** WebRTC's audio processing itself, by speech: what it takes out and what that costs. */
@Tag("interop")
class VoiceProcessingInteropTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000, 10);
  private static final int RATE = FORMAT.sampleRate();
  private static final int FRAME = FORMAT.frameSamples();
  private static final int SECONDS = 16;
  private static final Path VOICES =
      Path.of("../app/src/main/resources/dev/earshot/app/demo/voice");

  @Test
  void echoOfSpeechIsTakenOutByThirtyDecibels() throws IOException {
    int[] far = speech("billing-agent.wav", SECONDS);
    int[] echo = echoOf(far);
    VoiceSettings echoOnly = VoiceSettings.OFF.withEcho(true);

    int[] left = run(echoOnly, echo, far);

    int from = SECONDS / 2 * RATE;
    double erle = dbfs(echo, from, echo.length) - dbfs(left, from, left.length);
    Figures.note("echo of speech at -6 dB, 80 ms tail, 60 ms delay: ERLE %.1f dB", erle);
    double first = dbfs(echo, 0, 2 * RATE) - dbfs(left, 0, 2 * RATE);
    Figures.note("the same in the first two seconds: %.1f dB", first);
    assertThat(erle).isGreaterThan(30);
    assertThat(first).isGreaterThan(15);
  }

  @Test
  void aVoiceWithoutEchoStays() throws IOException {
    int[] near = speech("billing-customer.wav", SECONDS);
    int[] far = new int[near.length];

    int[] said = run(VoiceSettings.OFF.withEcho(true).withHighPass(true), near, far);

    double change = dbfs(said, 0, said.length) - dbfs(near, 0, near.length);
    Figures.note("level of a voice without echo after echo cancellation: %.1f dB", change);
    assertThat(change).isBetween(-2.0, 1.0);
  }

  @Test
  void steadyNoiseIsLoweredAsChosen() {
    int[] noise = noise(300, SECONDS / 2 * RATE);
    double former = 3;
    for (Noise level : new Noise[] {Noise.LOW, Noise.MODERATE, Noise.HIGH, Noise.VERY_HIGH}) {
      int[] left = run(VoiceSettings.OFF.withNoise(level), noise, new int[noise.length]);
      int from = noise.length / 2;
      double lowered = dbfs(noise, from, noise.length) - dbfs(left, from, noise.length);
      Figures.note("noise suppression %s: %.1f dB", level, lowered);
      assertThat(lowered).as(level.toString()).isGreaterThan(former + 1);
      former = lowered;
    }
  }

  @Test
  void quietAndLoudTalkersComeTogether() throws IOException {
    int[] voice = speech("billing-customer.wav", SECONDS);
    double level = dbfs(voice, 0, voice.length);
    for (int wanted : new int[] {-45, -35, -20}) {
      double factor = Math.pow(10, (wanted - level) / 20);
      int[] near = Arrays.stream(voice).map(s -> (int) (s * factor)).toArray();
      int[] said = run(VoiceSettings.OFF.withGain(true), near, new int[near.length]);
      int from = SECONDS * 3 / 4 * RATE;
      double in = dbfs(near, from, near.length);
      double out = dbfs(said, from, said.length);
      Figures.note("automatic gain: %.0f dBFS becomes %.0f dBFS", in, out);
      assertThat(out).isBetween(-30.0, -14.0);
    }
  }

  @Test
  void voiceIsToldFromNoise() throws IOException {
    VoiceSettings activity = VoiceSettings.OFF.withActivity(true);

    double speech = meanActivity(activity, speech("billing-customer.wav", SECONDS));
    double noise = meanActivity(activity, noise(300, SECONDS * RATE));

    Figures.note("voice activity: speech %.2f, noise %.2f", speech, noise);
    assertThat(speech).isGreaterThan(0.2);
    assertThat(noise).isLessThan(0.1);
  }

  @Test
  void aFrameCostsLittleAndLeavesNoGarbage() throws Throwable {
    Allocations allocations = new Allocations();
    int[] near = speech("billing-customer.wav", 6);
    int[] far = speech("billing-agent.wav", 6);
    try (Processor processor = open(VoiceSettings.ALL.withActivity(true))) {
      long best = Long.MAX_VALUE; // of processor time: the machine has other work
      long allocated = Long.MAX_VALUE;
      int[] played = new int[FRAME];
      int[] said = new int[FRAME];
      for (int second = 0; second < 6; second++) {
        long bytes = allocations.ofThisThread();
        long start = allocations.cpuNanos();
        for (int i = 0; i < 100; i++) {
          int at = (second * 100 + i) * FRAME;
          System.arraycopy(far, at, played, 0, FRAME);
          System.arraycopy(near, at, said, 0, FRAME);
          processor.process(said);
          processor.played(played);
        }
        best = Math.min(best, (allocations.cpuNanos() - start) / 100);
        allocated = Math.min(allocated, allocations.ofThisThread() - bytes);
      }
      Figures.note("voice processing, everything on: %d us per 10 ms", best / 1000);
      assertThat(allocated).isZero();
      assertThat(best).isLessThan(1_000_000);
    }
  }

  @Test
  void switchingWhileItRunsTakesLessThanATick() throws Throwable {
    Allocations clock = new Allocations();
    try (Processor processor = open(VoiceSettings.ALL)) {
      int[] frame = noise(300, FRAME);
      long[] taken = new long[40];
      for (int i = 0; i < taken.length; i++) {
        processor.use(i % 2 == 0 ? VoiceSettings.OFF : VoiceSettings.ALL);
        long start = clock.cpuNanos();
        processor.process(frame);
        taken[i] = clock.cpuNanos() - start;
      }
      Arrays.sort(taken);
      Figures.note(
          "switching everything on or off: median %d us, at most %d us of processor time",
          taken[20] / 1000, taken[39] / 1000);
      assertThat(taken[30]).isLessThan(10_000_000);
    }
  }

  @Test
  void aFrameOfAWrongLengthNeverReachesTheLibrary() {
    try (Processor processor = open(VoiceSettings.ALL)) {
      int[] shorter = {1, 2, 3};
      int[] longer = noise(300, 2 * FRAME);
      int[] copy = longer.clone();

      processor.process(shorter);
      processor.played(shorter);
      processor.process(longer);

      assertThat(shorter).containsExactly(1, 2, 3);
      assertThat(longer).containsExactly(copy);
    }
  }

  @Test
  void afterItsEndVoicesPass() {
    Processor processor = open(VoiceSettings.ALL);
    processor.close();
    processor.close();
    int[] frame = noise(300, FRAME);
    int[] copy = frame.clone();

    processor.process(frame);
    processor.played(frame);

    assertThat(frame).containsExactly(copy);
  }

  private static Processor open(VoiceSettings settings) {
    Processor processor = VoiceProcessing.open(FORMAT, settings);
    assertThat(processor.notice()).isEmpty();
    return processor;
  }

  private static int[] run(VoiceSettings settings, int[] near, int[] far) {
    int[] said = new int[near.length];
    int[] frame = new int[FRAME];
    try (Processor processor = open(settings)) {
      for (int at = 0; at + FRAME <= near.length; at += FRAME) {
        System.arraycopy(near, at, frame, 0, FRAME);
        processor.process(frame);
        System.arraycopy(frame, 0, said, at, FRAME);
        System.arraycopy(far, at, frame, 0, FRAME);
        processor.played(frame);
      }
    }
    return said;
  }

  private static double meanActivity(VoiceSettings settings, int[] near) {
    int[] frame = new int[FRAME];
    double sum = 0;
    int frames = near.length / FRAME;
    try (Processor processor = open(settings)) {
      for (int i = 0; i < frames; i++) {
        System.arraycopy(near, i * FRAME, frame, 0, FRAME);
        processor.process(frame);
        sum += processor.voice();
      }
    }
    return sum / frames;
  }

  /** 60 ms later, by 60 reflections in 80 ms that fade by 60 dB, half as loud, and faint noise. */
  private static int[] echoOf(int[] far) {
    Random random = new Random(1);
    int[] after = new int[60];
    double[] strength = new double[after.length];
    double energy = 0;
    for (int k = 0; k < after.length; k++) {
      int tail = random.nextInt(RATE * 80 / 1000);
      after[k] = RATE * 60 / 1000 + tail;
      strength[k] = random.nextGaussian() * Math.pow(10, -3.0 * tail / (RATE * 80.0 / 1000));
      energy += strength[k] * strength[k];
    }
    double loudness = 0.5 / Math.sqrt(energy);
    int[] echo = noise(3, far.length);
    for (int k = 0; k < after.length; k++) {
      for (int i = after[k]; i < far.length; i++) {
        echo[i] += (int) Math.round(strength[k] * loudness * far[i - after[k]]);
      }
    }
    return echo;
  }

  private static int[] noise(int deviation, int length) {
    Random random = new Random(2);
    int[] noise = new int[length];
    IntUnaryOperator next = _ -> (int) Math.round(random.nextGaussian() * deviation);
    Arrays.setAll(noise, next);
    return noise;
  }

  /** As long as asked for, over and over if it must be. */
  private static int[] speech(String file, int seconds) throws IOException {
    short[] once = WavResampler.samples(WavFile.read(VOICES.resolve(file)), FORMAT);
    int[] speech = new int[seconds * RATE];
    Arrays.setAll(speech, i -> once[i % once.length]);
    return speech;
  }

  private static double dbfs(int[] samples, int from, int to) {
    double energy = 1e-3;
    for (int i = from; i < to; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return 10 * Math.log10(energy / (to - from) / (32768.0 * 32768 / 2));
  }
}
