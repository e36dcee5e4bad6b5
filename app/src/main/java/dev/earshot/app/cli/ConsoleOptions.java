package dev.earshot.app.cli;

import dev.earshot.app.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb that works on a conference system takes. */
final class ConsoleOptions {
  @Option(
      names = {"--profile", "-p"},
      required = true,
      paramLabel = "FILE",
      description = "Which system, by which telephone; see the README.")
  private Path profile = Path.of("");

  @Option(names = "--json", description = "One JSON object per line instead of sentences.")
  private boolean json;

  @Mixin private final SoundOptions sound = new SoundOptions();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Seconds.class,
      defaultValue = "10s",
      description =
          "How long a conference or participant may take to appear. Default: ${DEFAULT-VALUE}.")
  private Duration patience = Duration.ZERO;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Writes who could hear you and what was asked: JSON lines, or .csv.")
  private Optional<Path> evidence = Optional.empty();

  Optional<Path> evidence() {
    return evidence;
  }

  boolean json() {
    return json;
  }

  Duration patience() {
    return patience;
  }

  /** The profile with the devices asked for. */
  Profile read() throws VerbFailure {
    return sound.in(ProfileFiles.read(profile));
  }
}
