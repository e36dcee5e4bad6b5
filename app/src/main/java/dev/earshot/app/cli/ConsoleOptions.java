package dev.earshot.app.cli;

import dev.earshot.app.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  @Option(
      names = "--microphone",
      paramLabel = "SRC",
      description =
          "default, device:NAME, file:x.wav, tone:HZ or silence; instead of the profile's.")
  private Optional<String> microphone = Optional.empty();

  @Option(
      names = "--speaker",
      paramLabel = "DST",
      description = "default, device:NAME, file:x.wav or none; instead of the profile's.")
  private Optional<String> speaker = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Seconds.class,
      defaultValue = "10s",
      description =
          "How long a conference or participant may take to appear. Default: ${DEFAULT-VALUE}.")
  private Duration patience = Duration.ZERO;

  boolean json() {
    return json;
  }

  Duration patience() {
    return patience;
  }

  /** The profile with the devices asked for. */
  Profile read() throws VerbFailure {
    Profile read = ProfileFiles.read(profile);
    return read.withDevices(
        new Profile.Devices(
            microphone.orElse(read.devices().microphone()),
            speaker.orElse(read.devices().speaker())));
  }
}
