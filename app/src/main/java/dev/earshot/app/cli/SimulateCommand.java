package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code earshot simulate}: a system to try Earshot with, without an account. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    subcommands = {
      SimulateSignalWireCommand.class,
      // One per line, in the order of the help text.
      SimulateGenesysCommand.class,
    },
    description = "Simulates a conference system with real sound, until Ctrl-C.")
final class SimulateCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  /** Without a system there is nothing to simulate. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Exit.USAGE;
  }
}
