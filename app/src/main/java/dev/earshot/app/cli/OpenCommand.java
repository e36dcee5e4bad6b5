package dev.earshot.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code earshot open}: what desktops start, with a link or without. A link is a stranger's wish:
 * it never names a file, calls anybody or touches the microphone.
 */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description = "Opens the window; with a link of the form earshot:demo, what it names.")
final class OpenCommand implements Callable<Integer> {
  private final Runners runners;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "LINK",
      description = "earshot: or earshot:demo. Calls (sip:) are not placed from links.")
  private Optional<String> link = Optional.empty();

  OpenCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() {
    Optional<String> refused = link.flatMap(Link::refusal);
    if (refused.isEmpty()) {
      return spec.root().commandLine().execute("demo");
    }
    spec.commandLine().getErr().println("earshot open: " + refused.get());
    try {
      runners.tell(refused.get());
    } catch (IOException noWindow) {
      // The line above has said it.
      return Exit.USAGE;
    }
    return Exit.USAGE;
  }
}
