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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our sound card lines against a real sound server and other programs on it: through libpulse, and
 * through ALSA's plug-in and {@code javax.sound}, which is what is left without native access.
 */
@Tag("interop")
class SoundCardInteropTest {
  private enum Way {
    LIBPULSE("--enable-native-access=ALL-UNNAMED"),
    JAVAX_SOUND("-Dnative.access=none");

    private final String option;

    Way(String option) {
      this.option = option;
    }
  }

  /** Aimed at is half of it; the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(1);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatAnotherProgramPlaysIsCaptured(Way way) throws Exception {
    Path tone = folder.resolve("tone.wav");
    Path captured = folder.resolve("captured.wav");
    int[] samples = new int[48_000 * 8];
    new ToneSource(48_000, 440, -12).fill(samples);
    WavWriter.write(tone, 48_000, samples);
    try (PulseServer pulse = new PulseServer(folder)) {
      pulse.run("paplay", "-d", "micfeed", tone.toString());
      Process probe = pulse.run(probe(way, "capture", "4", captured));
      assertThat(probe.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(probe.exitValue()).as(pulse.log()).isZero();
    }

    int[] heard = WavFile.read(captured).samples();
    assertThat(bestLevel(heard, 16_000, 440)).isBetween(-12.5, -11.5);
    assertThat(bestLevel(heard, 16_000, 700)).isLessThan(-40);
  }

  @ParameterizedTest
  @EnumSource
  void whatWePlayIsRecordedByAnotherProgram(Way way) throws Exception {
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
      Process probe = pulse.run(probe(way, "play", "4", recorded));
      assertThat(probe.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(probe.exitValue()).as(pulse.log()).isZero();
      recorder.destroy();
      assertThat(recorder.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    int[] heard = WavFile.read(recorded).samples();
    assertThat(bestLevel(heard, 16_000, 700)).isBetween(-12.5, -11.5);
  }

  @ParameterizedTest
  @EnumSource
  void aSoundServerThatDiesMakesTheMicrophoneNotAlive(Way way) throws Exception {
    Path captured = folder.resolve("captured.wav");
    try (PulseServer pulse = new PulseServer(folder)) {
      Process probe = pulse.run(probe(way, "capture", "20", captured));
      Await.until("it captures", () -> size(captured) > 16_000);
      pulse.crash();
      assertThat(probe.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(probe.exitValue()).as(pulse.log()).isEqualTo(3);
    }
  }

  @Test
  void captureAndPlayoutLeaveNothingToTheGarbageCollector() throws Exception {
    Path diary = folder.resolve("diary");
    try (PulseServer pulse = new PulseServer(folder)) {
      pulse.run(probe(Way.LIBPULSE, "watch", "10", diary));
      await(
          "garbage is counted",
          Duration.ofSeconds(45),
          () -> lines(diary).stream().anyMatch(line -> line.startsWith("garbage ")));
    }
    // Four seconds of two threads: what the JVM itself allocates once is less than a byte a frame.
    assertThat(lines(diary))
        .filteredOn(line -> line.startsWith("garbage "))
        .allMatch(line -> Integer.parseInt(line.substring("garbage ".length())) < 800);
  }

  @Test
  void aServerThatHangsIsNoticedAndGoesOn() throws Exception {
    Path diary = folder.resolve("diary");
    try (PulseServer pulse = new PulseServer(folder)) {
      pulse.run(probe(Way.LIBPULSE, "watch", "30", diary));
      awaitLine(diary, "hears", 1);
      pulse.signal("STOP");
      await("microphone lost", SOON, () -> count(diary, "microphone lost") == 1);
      await("speaker lost", SOON, () -> count(diary, "speaker lost") == 1);
      pulse.signal("CONT");
      awaitLine(diary, "hears", 2);
      awaitLine(diary, "speaker well", 1);
    }
  }

  @Test
  void aHeadsetThatIsPulledIsSilentUntilItIsBackAndNothingJumpsToTheLoudspeaker() throws Exception {
    Path diary = folder.resolve("diary");
    try (PulseServer pulse = new PulseServer(folder)) {
      pulse.run(probe(Way.LIBPULSE, "watch", "30", diary));
      awaitLine(diary, "hears", 1);
      assertThat(lines(diary)).contains("opened device:mic and device:headset");
      pulse.control("unload-module", String.valueOf(pulse.moduleOf("sinks", "headset")));
      await("speaker lost", SOON, () -> count(diary, "speaker lost") == 1);
      await("it is told", SOON, () -> count(diary, "LineFailed[name=Headset]") == 1);

      pulse.plugHeadset();
      awaitLine(diary, "speaker well", 1);
      assertThat(count(diary, "microphone lost")).isZero();
    }
  }

  @Test
  void aServerThatCrashedAndCameBackIsUsedAgain() throws Exception {
    Path diary = folder.resolve("diary");
    try (PulseServer pulse = new PulseServer(folder)) {
      pulse.run(probe(Way.LIBPULSE, "watch", "30", diary));
      awaitLine(diary, "hears", 1);
      pulse.crash();
      await("microphone lost", SOON, () -> count(diary, "microphone lost") == 1);
      await("speaker lost", SOON, () -> count(diary, "speaker lost") == 1);
      pulse.start();
      awaitLine(diary, "hears", 2);
      awaitLine(diary, "speaker well", 1);
    }
  }

  private static void awaitLine(Path file, String line, long times) {
    await(line, Duration.ofSeconds(40), () -> count(file, line) >= times);
  }

  private static void await(String what, Duration limit, BooleanSupplier condition) {
    Await.until(
        what,
        limit,
        () -> {
          LockSupport.parkNanos(5_000_000);
          return condition.getAsBoolean();
        });
  }

  private static long count(Path file, String line) {
    return lines(file).stream().filter(line::equals).count();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
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

  private static String[] probe(Way way, String mode, String seconds, Path file)
      throws URISyntaxException {
    List<String> classPath = new ArrayList<>();
    for (Class<?> type : List.of(SoundProbe.class, AudioDevices.class, MixerConfig.class)) {
      classPath.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    classPath.add(Path.of("target", "test-classes").toAbsolutePath().toString());
    return Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            way.option,
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
