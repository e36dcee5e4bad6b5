package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.device.WavWriter;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.audio.ToneSource;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our sound card lines against a real sound server and other programs on it. */
@Tag("interop")
class SoundCardInteropTest {
  @TempDir Path folder;

  @Test
  void whatAnotherProgramPlaysIsCaptured() throws Exception {
    Path tone = folder.resolve("tone.wav");
    Path captured = folder.resolve("captured.wav");
    int[] samples = new int[48_000 * 8];
    new ToneSource(48_000, 440, -12).fill(samples);
    WavWriter.write(tone, 48_000, samples);
    try (PulseServer pulse = new PulseServer(folder)) {
      pulse.run("paplay", "-d", "micfeed", tone.toString());
      Process probe = pulse.run(probe("capture", "4", captured));
      assertThat(probe.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(probe.exitValue()).as(pulse.log()).isZero();
    }

    int[] heard = WavFile.read(captured).samples();
    assertThat(bestLevel(heard, 16_000, 440)).isBetween(-12.5, -11.5);
    assertThat(bestLevel(heard, 16_000, 700)).isLessThan(-40);
  }

  @Test
  void whatWePlayIsRecordedByAnotherProgram() throws Exception {
    Path recorded = folder.resolve("recorded.wav");
    try (PulseServer pulse = new PulseServer(folder)) {
      Process recorder =
          pulse.run(
              "parecord",
              "--latency-msec=20",
              "-d",
              "headset.monitor",
              "--rate=16000",
              "--channels=1",
              "--format=s16le",
              "--file-format=wav",
              recorded.toString());
      Process probe = pulse.run(probe("play", "4", recorded));
      assertThat(probe.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(probe.exitValue()).as(pulse.log()).isZero();
      recorder.destroy();
      assertThat(recorder.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    int[] heard = WavFile.read(recorded).samples();
    assertThat(bestLevel(heard, 16_000, 700)).isBetween(-12.5, -11.5);
  }

  @Test
  void aSoundServerThatDiesMakesTheMicrophoneNotAlive() throws Exception {
    Path captured = folder.resolve("captured.wav");
    try (PulseServer pulse = new PulseServer(folder)) {
      Process probe = pulse.run(probe("capture", "20", captured));
      Await.until("it captures", () -> size(captured) > 16_000);
      pulse.crash();
      assertThat(probe.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(probe.exitValue()).as(pulse.log()).isEqualTo(3);
    }
  }

  /**
   * Level in the best of the stretches of 200 ms: a loaded machine may cost a frame now and then.
   */
  private static double bestLevel(int[] samples, int rate, double hertz) {
    double best = -127;
    for (int at = 0; at + rate / 5 <= samples.length; at += rate / 10) {
      best = Math.max(best, new ToneMeter(rate).dbfs(samples, at, rate / 5, hertz));
    }
    return best;
  }

  private static String[] probe(String mode, String seconds, Path file) throws URISyntaxException {
    List<String> classPath = new ArrayList<>();
    for (Class<?> type : List.of(AudioDevices.class, MixerConfig.class)) {
      classPath.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    classPath.add(Path.of("target", "test-classes").toAbsolutePath().toString());
    return Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, classPath),
            SoundProbe.class.getName(),
            mode,
            seconds,
            file.toString())
        .toArray(String[]::new);
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
