package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.demo.DemoOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {
  private final List<DemoOptions> started = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo --sed 4            | earshot demo: Unknown option
          demo --seed x           | earshot demo: Invalid value for option '--seed'
          demo --seconds 19       | earshot demo: --seconds must be 20 to 170, not 19
          demo --seconds 171      | earshot demo: --seconds must be 20 to 170, not 171
          demo --speed 0.5        | earshot demo: --speed must be 1 to 20, not 0.5
          demo --speed NaN        | earshot demo: --speed must be 1 to 20, not NaN
          demo --rooms 2          | earshot demo: --rooms must be 3 to 500, not 2
          demo --voices whistle   | earshot demo: --voices must be speech or tones, not 'whistle'
          demo --report           | earshot demo: Missing required parameter for option '--report'
          demo out                | earshot demo: Unmatched argument
          tour                    | earshot: Unmatched argument
          --loud                  | earshot: Unknown option
          """)
  void wrongUsageIsOneLineAndCodeTwo(String arguments, String complaint) {
    assertThat(run(arguments.strip().split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith(complaint).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
    assertThat(started).isEmpty();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThat(run("demo", "--record-ears", file.resolve("ears").toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "earshot demo: --record-ears " + file.resolve("ears") + ": cannot be created");
  }

  @Test
  void aReportThatIsADirectoryIsNamed(@TempDir Path directory) {
    assertThat(run("demo", "--report", directory.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("--report " + directory + ": is a directory")
        .hasLineCount(1);
  }

  @Test
  void optionsArriveAsGiven(@TempDir Path directory) {
    int code =
        run(
            "demo",
            "--headless",
            "--seed=7",
            "--seconds=40",
            "--speed=2",
            "--rooms=30",
            "--voices=tones",
            "--microphone=tone:1000",
            "--speaker=none",
            "--report=" + directory.resolve("r.json"));
    assertThat(code).isZero();
    DemoOptions options = started.getFirst();
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.seconds()).isEqualTo(40);
    assertThat(options.speed()).isEqualTo(2);
    assertThat(options.rooms()).isEqualTo(30);
    assertThat(options.tones()).isTrue();
    assertThat(options.headless()).isTrue();
    assertThat(options.sound().microphone()).contains("tone:1000");
    assertThat(options.sound().speaker()).contains("none");
    assertThat(options.output().report()).contains(directory.resolve("r.json"));
    assertThat(options.output().recordings()).isEmpty();
    assertThat(options.output().screenshots()).isEmpty();
  }

  @Test
  void whatCannotStartIsOneLineAndCodeOne() {
    DemoRunner failing =
        (options, writer) -> {
          throw new IOException("voice.wav: 2 channels; a mono file is needed");
        };
    int code =
        EarshotCommand.run(
            new TestRunners(failing),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "demo",
            "--rooms=5");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("earshot demo: voice.wav: 2 channels; a mono file is needed");
  }

  @Test
  void withoutACommandItSaysThatThisIsTheDemo() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("this is the demo");
    assertThat(started).hasSize(1);
  }

  @Test
  void versionAndHelpArePrinted() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("earshot ");
    assertThat(run("demo", "--help")).isZero();
    assertThat(out.toString()).contains("--record-ears", "--voices", "--seed");
  }

  private int run(String... arguments) {
    DemoRunner demo =
        (options, writer) -> {
          started.add(options);
          return 0;
        };
    return EarshotCommand.run(
        new TestRunners(demo), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
