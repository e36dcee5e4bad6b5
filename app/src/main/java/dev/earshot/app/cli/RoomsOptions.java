package dev.earshot.app.cli;

import dev.earshot.audio.focus.RoomPolicy;
import dev.earshot.audio.focus.play.HoldMusic;
import dev.earshot.audio.focus.play.RecordedSound;
import dev.earshot.audio.focus.play.Sound;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about waiting, sounds, recordings and mixing. */
final class RoomsOptions {
  private static final String SILENCE = "none";

  @Option(
      names = "--max-waiting",
      paramLabel = "N",
      description = "Members who may wait for a conference to start. Default: 200.")
  private int maxWaiting = RoomPolicy.DEFAULT.maxWaiting();

  @Option(
      names = "--wait-limit",
      paramLabel = "SECONDS",
      description = "Who has waited so long is hung up. Default: 1800.")
  private int waitLimit = (int) RoomPolicy.DEFAULT.waitLimit().toSeconds();

  @Option(
      names = "--media-timeout",
      paramLabel = "SECONDS",
      description =
          "A telephone from which nothing comes for so long is hung up; 0: never."
              + " Default: 30.")
  private int mediaTimeout = (int) RoomPolicy.DEFAULT.mediaTimeout().toSeconds();

  @Option(
      names = "--hold-music",
      paramLabel = "FILE",
      description = "WAV file for those who wait or are on hold, or none. Default: a tune.")
  private Optional<String> holdMusic = Optional.empty();

  @Option(
      names = "--sounds",
      paramLabel = "DIR",
      description = "WAV files that the API may announce, by their names.")
  private Optional<Path> sounds = Optional.empty();

  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      description = "Where recordings go. Without it nothing is recorded.")
  private Optional<Path> recordings = Optional.empty();

  @Option(
      names = "--comfort-noise",
      description = "Lets everybody hear a soft noise, so that silence does not sound dead.")
  private boolean comfortNoise;

  @Option(
      names = "--mix-threads",
      paramLabel = "N",
      description = "Threads that mix; a room belongs to one of them. Default: 1.")
  private int mixThreads = 1;

  @Option(
      names = "--tick",
      paramLabel = "MILLIS",
      description =
          "Duration of a mixing step, 10 or 20. 20 takes less of the processor, and voices are"
              + " heard 10 ms later. Default: 10.")
  private int tick = MixerConfig.DEFAULT.tickMillis();

  /**
   * How to mix.
   *
   * @throws ParameterException if something is wrong with an option; the message names it
   */
  MixerConfig mixer(CommandLine command) {
    int most = MixerConfig.MAX_THREADS;
    if (mixThreads < 1 || mixThreads > most) {
      throw new ParameterException(command, "--mix-threads must be 1 to " + most);
    }
    if (tick != 10 && tick != 20) {
      throw new ParameterException(command, "--tick must be 10 or 20");
    }
    return new MixerConfig(tick, MixerConfig.DEFAULT.sampleRate())
        .withThreads(mixThreads)
        .withComfortNoise(comfortNoise);
  }

  /** Folder of what can be announced. */
  Optional<Path> sounds(CommandLine command) {
    sounds.ifPresent(folder -> requireFolder(command, "--sounds", folder));
    return sounds;
  }

  /**
   * How rooms are kept.
   *
   * @throws ParameterException if something is wrong with an option; the message names it
   */
  RoomPolicy policy(CommandLine command) {
    if (maxWaiting < 0 || waitLimit < 1 || mediaTimeout < 0) {
      throw new ParameterException(
          command,
          "--max-waiting and --media-timeout must not be below 0, --wait-limit not below 1");
    }
    RoomPolicy policy =
        RoomPolicy.DEFAULT
            .withWaiting(maxWaiting, Duration.ofSeconds(waitLimit))
            .withMediaTimeout(Duration.ofSeconds(mediaTimeout))
            .withMusic(music(command));
    if (recordings.isEmpty()) {
      return policy;
    }
    Path folder = recordings.get();
    requireFolder(command, "--recordings", folder);
    if (!Files.isWritable(folder)) {
      throw new ParameterException(command, "--recordings " + folder + ": cannot be written to");
    }
    return policy.withRecordings(folder);
  }

  private Optional<Sound> music(CommandLine command) {
    if (holdMusic.isEmpty()) {
      return Optional.of(HoldMusic.tune());
    }
    if (holdMusic.get().equals(SILENCE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecordedSound.read(Path.of(holdMusic.get())));
    } catch (IOException e) {
      throw new ParameterException(command, "--hold-music: " + e.getMessage());
    }
  }

  private static void requireFolder(CommandLine command, String option, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(command, option + " " + folder + ": no such directory");
    }
  }
}
