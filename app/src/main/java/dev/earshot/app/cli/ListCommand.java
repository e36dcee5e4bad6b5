package dev.earshot.app.cli;

import dev.earshot.app.supervision.ObservedConference;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code earshot list}: which conferences there are, and who is known to be in them. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the conferences and who is known to be in them.")
final class ListCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Mixin private final ConsoleOptions options = new ConsoleOptions();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Seconds.class,
      defaultValue = "500ms",
      description =
          "How long to collect what the system tells after it has connected. Default:"
              + " ${DEFAULT-VALUE}.")
  private Duration collecting = Duration.ZERO;

  ListCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    return new VerbRun(runners, spec, options)
        .perform(
            (seat, operator) -> {
              seat.await(collecting, _ -> false);
              List<ObservedConference> all =
                  seat.now().conferences().stream()
                      .sorted(Comparator.comparing(ObservedConference::name))
                      .toList();
              all.forEach(conference -> print(seat, conference));
              if (all.isEmpty() && !seat.json()) {
                seat.out().println("no conferences");
              }
            });
  }

  private static void print(Seat seat, ObservedConference conference) {
    ObjectNode line = seat.fresh("conference");
    EventText.conference(line, conference);
    if (seat.json()) {
      seat.print(line);
    } else {
      seat.out().println(conference.name() + ": " + EventSentence.participants(line));
    }
  }
}
