package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.cli.EarshotCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verbs of the command line on a real local console: focus, telephone, mixer. */
@Timeout(60)
class VerbsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path profile = Path.of("");

  @BeforeEach
  void writeProfile() throws IOException {
    profile = folder.resolve("p.json");
    Files.writeString(
        profile,
        """
        {"kind": "local",
         "local": {"rooms": [{"name": "desk", "members": [
           {"name": "Anna", "tag": "agent", "tone": 400},
           {"name": "Carl", "tag": "customer", "tone": 600}]}]},
         "devices": {"microphone": "tone:1000", "speaker": "none"}}
        """);
  }

  private int run(String... arguments) {
    return EarshotCommand.run(
        new Consoles(new CountDownLatch(1)),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments);
  }

  private List<JsonNode> events() {
    JsonMapper mapper = new JsonMapper();
    return out.toString().lines().map(mapper::readTree).toList();
  }

  @Test
  void aListNamesConferencesAndPeople() {
    assertThat(run("list", "-p", profile.toString())).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            "desk: Anna, agent, tag agent; Carl, customer, tag customer\n");
  }

  @Test
  void aWhisperIsToldStepByStepAndEndsSilent() {
    assertThat(
            run(
                "whisper",
                "desk",
                "--tag",
                "agent",
                "-p",
                profile.toString(),
                "--for",
                "300ms",
                "--json"))
        .as(err.toString())
        .isZero();
    List<JsonNode> open =
        events().stream().filter(e -> e.path("gate").asString("").equals("open")).toList();
    assertThat(open)
        .isNotEmpty()
        .allMatch(
            e -> e.path("audience").asString("").equals("Heard by: Anna. Not by: Carl. Unsure: –"));
    assertThat(events())
        .allMatch(e -> e.has("at") && e.has("millis"))
        .anyMatch(e -> e.path("stage").asString("").equals("requested"))
        .anyMatch(e -> e.path("stage").asString("").equals("confirmed"));
    assertThat(events().getLast().path("event").asString()).isEqualTo("result");
    assertThat(events().getLast().path("exit").asInt()).isZero();
  }

  @Test
  void theEvidenceOfAWhisperIsAWholeChain() throws Exception {
    Path file = folder.resolve("e.jsonl");
    assertThat(
            run(
                "whisper",
                "desk",
                "--tag",
                "agent",
                "-p",
                profile.toString(),
                "--for",
                "200ms",
                "--evidence",
                file.toString()))
        .as(err.toString())
        .isZero();
    List<String> lines = Files.readAllLines(file);
    JsonMapper mapper = new JsonMapper();
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    String before = "";
    for (String line : lines) {
      assertThat(mapper.readTree(line).path("previous").asString()).isEqualTo(before);
      before = HexFormat.of().formatHex(sha.digest(line.getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(lines)
        .anyMatch(l -> l.contains("\"kind\":\"gate\"") && l.contains("\"gate\":\"open\""))
        .anyMatch(l -> l.contains("\"stage\":\"confirmed\""))
        .anyMatch(l -> l.contains("Heard by: Anna. Not by: Carl."));
    assertThat(lines.getLast()).contains("\"gate\":\"closed");
  }

  @Test
  void evidenceThatCannotBeWrittenIsAFailureOfItsOwn() {
    Path nowhere = folder.resolve("none/e.jsonl");
    assertThat(run("list", "-p", profile.toString(), "--evidence", nowhere.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("evidence cannot be written to " + nowhere);
  }

  @Test
  void aBargeIsHeardByEverybody() {
    assertThat(run("barge", "desk", "--yes", "-p", profile.toString(), "--for", "100ms", "--json"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("Heard by: Anna, Carl. Not by: –. Unsure: –");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "whisper nope --tag agent | 4 | no conference 'nope'; there are desk",
        "whisper desk --to Carl | 5 | whisper is not possible: Choose who is to hear you.",
        "tag desk Zoe agent | 4 | no participant 'Zoe' in 'desk'; there are: Anna [agent]",
        "whisper desk | 2 | say who is to hear you: --tag TAG or --to WHO",
        "barge desk | 2 | everybody in 'desk' would hear you: confirm by --yes",
        "end desk | 2 | 'desk' would end for everybody: confirm by --yes",
        "tag desk Carl a,b | 2 | 'a,b' is no tag",
        "mute desk 00000000-0000-0000-0000-000000000000 | 5 | mute 00000000-0000",
      })
  void whatCannotBeDoneIsOneLineAndACode(String line, int code, String message) {
    String verb = line + " --wait 100ms -p " + profile;
    assertThat(run(verb.split(" "))).as(err.toString()).isEqualTo(code);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("earshot " + line.split(" ")[0] + ": " + message);
  }

  @ParameterizedTest
  @CsvSource({"mute,Carl", "unmute,Carl", "untag,Anna", "kick,Anna"})
  void othersAreEditedWithoutJoining(String verb, String who) {
    assertThat(run(verb, "desk", who, "-p", profile.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("accepted: " + (verb.equals("kick") ? "remove" : verb));
  }

  @Test
  void takingOverIsABargeThenARemovalAndABargeOfWhoeverIsLeft() {
    int exit =
        run(
            "barge",
            "desk",
            "--yes",
            "--replace",
            "Anna",
            "--for",
            "100ms",
            "-p",
            profile.toString());
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "Heard by: Anna, Carl",
            "accepted: remove",
            "Barge ended: Anna left",
            "microphone OPEN. Heard by: Carl.");
  }

  @Test
  void aConferenceThatCannotBeEndedIsSaidToGoOn() {
    assertThat(run("end", "desk", "--yes", "-p", profile.toString())).isEqualTo(5);
    assertThat(err.toString()).contains("The conference cannot be ended");
  }

  @Test
  void everyMistakeOfAProfileIsALineThatNamesTheFile() throws IOException {
    Files.writeString(profile, "{\"kind\": \"local\", \"name\": 7, \"x\": 1}");
    assertThat(run("list", "-p", profile.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(l -> l.startsWith("earshot list: " + profile + ": /"));
  }

  @Test
  void aScriptDoesOneThingAfterTheOther() throws IOException {
    Path script = folder.resolve("s.txt");
    Files.writeString(
        script,
        """
        0s     listen desk
        +200ms whisper --tag agent
        +300ms silence
        +100ms tag desk Carl gold
        +100ms leave
        """);
    assertThat(run("script", script.toString(), "-p", profile.toString(), "--json"))
        .as(err.toString())
        .isZero();
    assertThat(events().stream().filter(e -> e.path("event").asString("").equals("step")))
        .hasSize(5);
    assertThat(out.toString()).contains("Heard by: Anna. Not by: Carl. Unsure: –");
  }

  @Test
  void theDoctorFindsALocalProfileWell() {
    assertThat(run("doctor", "-p", profile.toString(), "--only", "java,profile"))
        .as(out.toString())
        .isZero();
    assertThat(out.toString())
        .contains("ok      java: ", "ok      connection: ", "ok      dock: tone:1000, none")
        .endsWith(" failed" + System.lineSeparator());
  }

  @Test
  void theDoctorNeedsNoProfileAndSpeaksJson() {
    assertThat(run("doctor", "--only", "java,scheduling", "--json")).isZero();
    assertThat(events()).allMatch(e -> e.has("event"));
    assertThat(events().getFirst().path("what").asString("")).isEqualTo("java");
    assertThat(events().getLast().path("exit").asInt(-1)).isZero();
  }

  @Test
  void theDoctorDoesNotKnowEveryCheck() {
    assertThat(run("doctor", "--only", "java,weather")).isEqualTo(2);
    assertThat(err.toString()).contains("unknown check 'weather' in --only; there are java, ");
  }

  @Test
  void aRelayNeedsAJambonz() {
    assertThat(run("relay", "-p", profile.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("only kind jambonz has something to relay");
  }
}
