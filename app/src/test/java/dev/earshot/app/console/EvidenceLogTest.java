package dev.earshot.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.ConferenceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be proved afterwards. */
class EvidenceLogTest {
  private static final Instant T0 = Instant.parse("2026-11-20T09:00:00Z");
  private static final ConferenceKey ROOM = new ConferenceKey("desk");

  private final AtomicLong nanos = new AtomicLong(5_000_000);
  private final EvidenceLog log = new EvidenceLog(Clock.fixed(T0, ZoneOffset.UTC), nanos::get);

  private void asked(String what, ActionView.Stage stage) {
    log.take(new ConsoleEvent.ActionChanged(new ActionView(1, T0, what, stage, "")));
  }

  private static JsonNode json(EvidenceEntry entry) {
    return JsonMapper.shared().readTree(EvidenceText.json(entry));
  }

  @Test
  void whatWasAskedAndAnsweredIsWrittenWithBothTimes() {
    nanos.addAndGet(1_234_567);
    asked("Mute", ActionView.Stage.REQUESTED);
    asked("Mute", ActionView.Stage.ACCEPTED);

    JsonNode line = json(log.since(0).getFirst());
    assertThat(line.path("at").asString()).isEqualTo("2026-11-20T09:00:00Z");
    assertThat(line.path("millis").asDouble()).isEqualTo(1.234);
    assertThat(line.path("stage").asString()).isEqualTo("requested");
    assertThat(line.path("gate").asString()).isEqualTo("closed: not in a conference");
    assertThat(line.path("audience").asString()).startsWith("Heard by: nobody.");
    assertThat(log.since(0)).hasSize(2);
  }

  @Test
  void eachLineCarriesTheHashOfTheOneBefore() {
    asked("Mute", ActionView.Stage.REQUESTED);
    asked("Mute", ActionView.Stage.CONFIRMED);

    List<EvidenceEntry> entries = log.since(0);
    String first = EvidenceText.json(entries.getFirst());
    assertThat(entries.getFirst().previous()).isEmpty();
    assertThat(entries.getLast().previous())
        .isEqualTo(Sha256.hex(first.getBytes(StandardCharsets.UTF_8)))
        .hasSize(64);
  }

  @Test
  void whatSaysNothingOfOurVoiceIsLeftOut() {
    log.take(new ConsoleEvent.DockChanged(DockView.NONE));
    log.take(new ConsoleEvent.SessionChanged(SessionView.OUT));
    log.take(
        new ConsoleEvent.Happened(
            new TimelineEntry(T0, TimelineEntry.Kind.DEVICE, Optional.of(ROOM), "headset", "")));
    assertThat(log.since(0)).isEmpty();
  }

  @Test
  void itKeepsTheLatestAndTheirNumbers() {
    for (int i = 0; i < EvidenceLog.MOST + 10; i++) {
      asked("Mute", ActionView.Stage.REQUESTED);
    }
    assertThat(log.since(0)).hasSize(EvidenceLog.MOST);
    assertThat(log.since(0).getFirst().number()).isEqualTo(11);
    assertThat(log.since(EvidenceLog.MOST + 9)).hasSize(1);
  }

  @Test
  void aFileGrowsWithTheLogAndATableHoldsNoFormula(@TempDir Path folder) throws IOException {
    Path lines = folder.resolve("e.jsonl");
    Path table = folder.resolve("e.csv");
    asked("=Mute, \"now\"", ActionView.Stage.REQUESTED);
    try (EvidenceFile file = new EvidenceFile(log, lines);
        EvidenceFile csv = new EvidenceFile(log, table)) {
      file.catchUp();
      assertThat(Files.readAllLines(lines)).hasSize(1);
      asked("Mute", ActionView.Stage.FAILED);
    }
    assertThat(Files.readAllLines(lines)).hasSize(2).allMatch(line -> line.startsWith("{"));
    assertThat(Files.readAllLines(table)).hasSize(3);
    assertThat(Files.readAllLines(table).get(1)).contains("\"'=Mute, \"\"now\"\"\"");
  }
}
