package dev.earshot.app.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot watch}: everything that happens, without joining anything. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints everything that happens on the system, until Ctrl-C.")
final class WatchCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Mixin private final ConsoleOptions options = new ConsoleOptions();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "Ends after this time.")
  private Optional<Duration> time = Optional.empty();

  WatchCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    return new VerbRun(runners, spec, options)
        .perform((seat, operator) -> seat.stay(time, _ -> true), true);
  }
}
