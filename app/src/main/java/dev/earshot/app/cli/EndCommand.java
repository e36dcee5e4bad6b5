package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot end ROOM --yes}. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Ends a conference for everybody, where the system can.")
final class EndCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Parameters(paramLabel = "ROOM", description = "Name of the conference.")
  private String room = "";

  @Option(names = "--yes", description = "Confirms that all calls in it are to end.")
  private boolean confirmed;

  @Mixin private final ConsoleOptions options = new ConsoleOptions();

  EndCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    if (!confirmed) {
      throw new ParameterException(
          spec.commandLine(), "'" + room + "' would end for everybody: confirm by --yes");
    }
    return new VerbRun(runners, spec, options).perform((_, operator) -> operator.end(room));
  }
}
