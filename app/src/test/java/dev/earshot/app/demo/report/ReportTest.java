package dev.earshot.app.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.demo.tour.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final DemoReport REPORT = report(true);

  @Test
  void theReportStatesPhasesEarsAndLevels() {
    JsonNode json = new JsonMapper().readTree(ReportFile.json(REPORT));
    assertThat(json.get("ok").asBoolean()).isTrue();
    assertThat(json.get("seed").asLong()).isEqualTo(7);
    JsonNode phase = json.get("phases").get(1);
    assertThat(phase.get("name").asString()).isEqualTo("whisper");
    assertThat(phase.get("startMillis").asLong()).isEqualTo(2000);
    assertThat(phase.get("endMillis").asLong()).isEqualTo(4000);
    assertThat(phase.get("expectedHearers").get(0).asString()).isEqualTo("agent");
    assertThat(json.get("ears").get("agent").asString()).isEqualTo("out/agent.wav");
    assertThat(json.get("levels").get(0).get("typicalDb").asDouble()).isEqualTo(-12.1);
    assertThat(json.get("whispers").get(0).get("clickToAudibleMillis").asDouble()).isEqualTo(41.5);
    assertThat(json.get("leakedSamples").asLong()).isZero();
    assertThat(json.get("steps").get(0).propertyNames())
        .containsExactlyInAnyOrder("name", "claimed", "measured", "ok");
    assertThat(json.get("files").get(0).asString()).isEqualTo("out/agent.wav");
  }

  @Test
  void theReportIsWrittenWholeOrNotAtAll(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("report.json");
    ReportFile.write(REPORT, file);
    assertThat(new JsonMapper().readTree(Files.readString(file)).isObject()).isTrue();
    Path nowhere = directory.resolve("missing").resolve("report.json");
    assertThatThrownBy(() -> ReportFile.write(REPORT, nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(nowhere + ": report cannot be written");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theSummarySaysWhoHeardWhomWhatLeakedAndWhereTheFilesAre() {
    String summary = String.join("\n", Summary.lines(REPORT));
    assertThat(summary)
        .containsPattern("00:02\\.000 +00:04\\.000 +whisper +agent \\(-12\\) +customer \\(-99\\)")
        .contains("Key at 00:02.000: audible to agent after 41.5 ms")
        .contains("Samples leaked: 0")
        .contains("All 1 claims of the tour were measured as claimed.")
        .contains("  out/agent.wav");
  }

  @Test
  void theSummaryNamesWhatWasNotAsClaimed() {
    assertThat(Summary.lines(report(false)))
        .contains("This machine was busy: 30 of 1000 ticks came late, 0 not at all.")
        .contains("NOT as claimed (1 of 1):")
        .contains("  whisper: heard by agent -- measured: heard by agent, customer");
  }

  private static DemoReport report(boolean ok) {
    return new DemoReport(
        ok,
        7,
        Map.of("java", "25"),
        Map.of("voices", "tones"),
        Map.of("ticks", 1000L, "late", ok ? 2L : 30L, "skipped", 0L),
        Map.of("agent", "out/agent.wav", "customer", "out/customer.wav"),
        List.of(
            new Phase("listen", "room", 0, 2000, List.of()),
            new Phase("whisper", "room", 2000, 4000, List.of("agent"))),
        List.of(
            new EarLevel(1, "agent", -12.1, -12, -12.5, true, true),
            new EarLevel(1, "customer", -97, -96, -99, false, false)),
        List.of(new Whisper(2000, "agent", 41.5)),
        41.5,
        0,
        0,
        List.of(
            new StepResult(
                "whisper",
                "heard by agent",
                ok ? "heard by agent" : "heard by agent, customer",
                ok)),
        List.of("out/agent.wav"));
  }
}
