package dev.earshot.app.cli;

import dev.earshot.app.about.About;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code earshot manual}: the manual page that packages install. */
@Command(
    name = "manual",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Prints the manual page, for man(1).")
final class ManualCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before run()
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(new ManualPage(About.ownVersion()).of(spec.root()));
    spec.commandLine().getOut().flush();
  }
}
