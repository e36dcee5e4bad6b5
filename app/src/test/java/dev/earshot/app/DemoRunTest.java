package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.demo.DemoOptions;
import dev.earshot.audio.device.WavFile;
import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product in real time, over loopback, without a window. */
class DemoRunTest {
  private static final int RATE = 16_000;

  @Test
  @Timeout(60)
  void theShortestTourIsMeasuredAsClaimed(@TempDir Path directory) throws Exception {
    StringWriter out = new StringWriter();
    Path report = directory.resolve("report.json");
    new DemoRun(
            options(Optional.of(report), Optional.of(directory)),
            new PrintWriter(out, true),
            new CountDownLatch(1))
        .perform();
    JsonNode json = new JsonMapper().readTree(Files.readString(report));
    for (JsonNode step : json.get("steps")) {
      // How fast is a matter of how busy the machine is; who hears whom is not.
      if (!step.get("claimed").asString().contains("ms of the key")) {
        assertThat(step.get("ok").asBoolean()).as(step + "\n" + out).isTrue();
      }
    }
    assertThat(json.get("leakedSamples").asLong()).isZero();
    json.get("phases").forEach(phase -> earsAreAsStated(phase, json, directory));
  }

  @Test
  @Timeout(20)
  void aTourThatIsStoppedLeavesNothingBehind(@TempDir Path directory) throws Exception {
    StringWriter out = new StringWriter();
    CountDownLatch stopped = new CountDownLatch(0);
    int code =
        new DemoRun(
                options(Optional.of(directory.resolve("r.json")), Optional.of(directory)),
                new PrintWriter(out, true),
                stopped)
            .perform();
    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).contains("not performed to its end");
    assertThat(directory).isEmptyDirectory();
  }

  private static void earsAreAsStated(JsonNode phase, JsonNode report, Path directory) {
    int start = phase.get("startMillis").asInt() * RATE / 1000;
    int length = phase.get("endMillis").asInt() * RATE / 1000 - start;
    for (String ear : report.get("ears").propertyNames()) {
      boolean expected =
          phase.get("expectedHearers").valueStream().anyMatch(e -> e.asString().equals(ear));
      double level = level(directory.resolve(ear + ".wav"), start, length);
      if (expected) {
        assertThat(level).as(ear + " in " + phase).isGreaterThan(-30);
      } else {
        assertThat(level).as(ear + " in " + phase).isLessThan(-55);
      }
    }
  }

  private static double level(Path wav, int start, int length) {
    try {
      return new ToneMeter(RATE).dbfs(WavFile.read(wav).samples(), start, length, 1000);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static DemoOptions options(Optional<Path> report, Optional<Path> ears) {
    return new DemoOptions(
        3,
        DemoOptions.MIN_SECONDS,
        5,
        12,
        true,
        true,
        new DemoOptions.Sound(Optional.of("tone:1000"), Optional.of("none")),
        new DemoOptions.Output(report, ears, Optional.empty()));
  }
}
