package dev.earshot.app.cli;

import dev.earshot.app.demo.DemoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot demo}: a simulated call centre and a guided tour of the first minute. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "A simulated call centre and a guided tour. Without a display the tour performs by itself,"
            + " measures what it claims and ends; exit code 0 only if all was as claimed.")
final class DemoCommand implements Callable<Integer> {
  private static final Path OUTPUT = Path.of("demo-out");

  private final DemoRunner runner;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = "--headless",
      description = "No window on a display; done by itself where there is none.")
  private boolean headless;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the simulated call centre. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "90",
      description = "The tour takes at most so long, 20 to 170. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Of script and scenes, 1 to 20; sound keeps its own. Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--rooms",
      paramLabel = "N",
      defaultValue = "16",
      description = "Conferences at once, 3 to 500. Default: ${DEFAULT-VALUE}.")
  private int rooms;

  @Option(
      names = "--voices",
      paramLabel = "speech|tones",
      defaultValue = "speech",
      description =
          "Dialogues, or one steady sine per speaker, so that a filter per ear tells who hears"
              + " whom. Default: ${DEFAULT-VALUE}.")
  private String voices = "speech";

  @Option(
      names = "--microphone",
      paramLabel = "SRC",
      description =
          "default, device:NAME, file:x.wav, tone:HZ, silence, or demo: a simulated supervisor."
              + " Default: the sound card's, or the simulated one.")
  private Optional<String> microphone = Optional.empty();

  @Option(
      names = "--speaker",
      paramLabel = "DST",
      description = "default, device:NAME, file:x.wav or none. Default: the sound card's, or none.")
  private Optional<String> speaker = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes what was claimed and measured, as JSON.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--record-ears",
      paramLabel = "DIR",
      description = "Writes one WAV file per ear: what each of them really heard.")
  private Optional<Path> ears = Optional.empty();

  @Option(
      names = "--screenshots",
      paramLabel = "DIR",
      description =
          "Writes a picture of the window at each step. A headless demo for which none of these"
              + " three is given writes all of them to demo-out.")
  private Optional<Path> screenshots = Optional.empty();

  DemoCommand(DemoRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() {
    try {
      return runner.run(options(), spec.commandLine().getOut());
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot demo: " + e.getMessage());
      return 1;
    }
  }

  private DemoOptions options() throws IOException {
    between("--seconds", seconds, DemoOptions.MIN_SECONDS, DemoOptions.MAX_SECONDS);
    between("--speed", speed, 1, 20);
    between("--rooms", rooms, DemoOptions.MIN_ROOMS, DemoOptions.MAX_ROOMS);
    if (!voices.equals("speech") && !voices.equals("tones")) {
      throw wrong("--voices must be speech or tones, not '" + voices + "'");
    }
    boolean withoutWindow = headless || !Displays.hasDisplay();
    return new DemoOptions(
        seed,
        seconds,
        speed,
        rooms,
        voices.equals("tones"),
        withoutWindow,
        new DemoOptions.Sound(microphone, speaker),
        output(withoutWindow));
  }

  private DemoOptions.Output output(boolean withoutWindow) throws IOException {
    boolean none = report.isEmpty() && ears.isEmpty() && screenshots.isEmpty();
    DemoOptions.Output output =
        none && withoutWindow
            ? new DemoOptions.Output(
                Optional.of(OUTPUT.resolve("demo-report.json")),
                Optional.of(OUTPUT.resolve("ears")),
                Optional.of(OUTPUT.resolve("screenshots")))
            : new DemoOptions.Output(report, ears, screenshots);
    if (output.report().isPresent()) {
      Path file = output.report().get();
      if (Files.isDirectory(file)) {
        throw new IOException("--report " + file + ": is a directory");
      }
      usable("--report", file.toAbsolutePath().resolveSibling(".").normalize());
    }
    if (output.recordings().isPresent()) {
      usable("--record-ears", output.recordings().get());
    }
    if (output.screenshots().isPresent()) {
      usable("--screenshots", output.screenshots().get());
    }
    return output;
  }

  private static void usable(String option, Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IOException(option + " " + directory + ": cannot be created", e);
    }
    if (!Files.isWritable(directory)) {
      throw new IOException(option + " " + directory + ": cannot be written to");
    }
  }

  private void between(String option, double value, int least, int most) {
    if (!(value >= least && value <= most)) {
      throw wrong(
          String.format(
              Locale.ROOT, "%s must be %d to %d, not %s", option, least, most, shown(value)));
    }
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
