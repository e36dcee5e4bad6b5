package dev.earshot.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code earshot relay}: one endpoint for many consoles, until Ctrl-C. */
@Command(
    name = "relay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Serves what jambonz calls back and passes it on to many consoles, until Ctrl-C.")
final class RelayCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = {"--profile", "-p"},
      required = true,
      paramLabel = "FILE",
      description = "Needs the section endpoint with a relayToken; see the README.")
  private Path profile = Path.of("");

  @Mixin private final HealthOptions health = new HealthOptions();

  RelayCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    try {
      return runners.relay(
          ProfileFiles.read(profile), health.listen(), spec.commandLine().getOut());
    } catch (VerbFailure e) {
      e.line().lines().forEach(l -> spec.commandLine().getErr().println("earshot relay: " + l));
      return e.code();
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot relay: " + e.getMessage());
      return Exit.FAILED;
    }
  }
}
