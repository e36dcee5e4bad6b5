package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.WavFile;
import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is answered without asking, and what others hear and make heard. */
@Timeout(40)
class AutoAnswerTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final StringWriter caller = new StringWriter();
  @TempDir private Path folder;

  @Test
  void whoIsNamedIsHeardAndHearsNothing() throws IOException {
    Path theirs = folder.resolve("caller.wav");
    CompletableFuture<Integer> phone =
        answer("--auto-answer", "sip:*@127.0.0.1", "--microphone", "tone:700");

    assertThat(call(theirs, 3)).as(caller.toString()).isZero();

    assertThat(phone.join()).isZero();
    assertThat(level(folder.resolve("headset.wav"), 1000)).isGreaterThan(-16);
    assertThat(level(theirs, 700)).as("the microphone stays shut").isLessThan(-90);
  }

  @Test
  void aStrangerRingsOnTheRingDeviceOnlyAndIsTurnedAwayInTheEnd() throws IOException {
    Path bell = folder.resolve("bell.wav");
    CompletableFuture<Integer> phone =
        answer(
            "--auto-answer",
            "sip:boss@127.0.0.1",
            "--microphone",
            "tone:700",
            "--ring",
            "file:" + bell,
            "--ring-seconds",
            "1");

    assertThat(call(folder.resolve("caller.wav"), 8)).isEqualTo(1);

    assertThat(caller.toString()).contains("480");
    assertThat(phone.join()).isZero();
    assertThat(out.toString()).contains("\"rings\",\"what\":\"on file:" + bell);
    assertThat(loudest(bell)).isGreaterThan(2000);
    assertThat(loudest(folder.resolve("headset.wav"))).isZero();
  }

  @Test
  void withoutAHeadsetNobodyIsAnsweredAndItRingsWhereOneListens() throws IOException {
    CompletableFuture<Integer> phone =
        answer("--auto-answer", "--microphone", "silence", "--ring-seconds", "1");

    assertThat(call(folder.resolve("caller.wav"), 8)).isEqualTo(1);

    assertThat(phone.join()).isZero();
    assertThat(out.toString()).contains("\"rings\",\"what\":\"in the headset\"");
    assertThat(loudest(folder.resolve("headset.wav"))).isGreaterThan(2000);
  }

  private CompletableFuture<Integer> answer(String... options) {
    String[] usual = {
      "answer",
      "--once",
      "--json",
      "--listen",
      "127.0.0.1:0",
      "--speaker",
      "file:" + folder.resolve("headset.wav")
    };
    String[] all = Arrays.copyOf(usual, usual.length + options.length);
    System.arraycopy(options, 0, all, usual.length, options.length);
    return CompletableFuture.supplyAsync(() -> run(out, all));
  }

  private int call(Path heard, int seconds) {
    return run(
        caller,
        "call",
        await("\"what\":\"(sip:earshot@127.0.0.1:\\d+)\""),
        "--seconds",
        String.valueOf(seconds),
        "--microphone",
        "tone:1000",
        "--speaker",
        "file:" + heard);
  }

  private static double level(Path wav, int hertz) throws IOException {
    int[] samples = WavFile.read(wav).samples();
    double loudest = -127;
    for (int at = 0; at + 3200 <= samples.length; at += 3200) {
      loudest = Math.max(loudest, new ToneMeter(16_000).dbfs(samples, at, 3200, hertz));
    }
    return loudest;
  }

  private static int loudest(Path wav) throws IOException {
    return Arrays.stream(WavFile.read(wav).samples()).map(Math::abs).max().orElse(0);
  }

  private String await(String pattern) {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    Matcher matcher = Pattern.compile(pattern).matcher(out.toString());
    while (!matcher.find()) {
      assertThat(Instant.now()).as(out + " " + err).isBefore(end);
      LockSupport.parkNanos(5_000_000);
      matcher = Pattern.compile(pattern).matcher(out.toString());
    }
    return matcher.group(1);
  }

  private int run(StringWriter to, String... arguments) {
    return EarshotCommand.run(
        new TestRunners((_, _) -> 1),
        new PrintWriter(to, true),
        new PrintWriter(err, true),
        arguments);
  }
}
